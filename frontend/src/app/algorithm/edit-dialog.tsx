import { Button, Modal, NativeSelect, Stack, TagsInput, TextInput } from "@mantine/core";
import "@mantine/core/styles/Combobox.css";
import "@mantine/core/styles/Modal.css";
import "@mantine/core/styles/Pill.css";
import "@mantine/core/styles/PillsInput.css";
import { useForm } from "@mantine/form";
import type { AlgorithmView } from "@/api/types.gen";
import { FormFailure } from "@/components/form-failure";
import { useChangeAlgorithm } from "@/features/algorithms/api/commands";

/** What an algorithm is called, and who may see it. */
export function EditDialog({ algorithm, onClose }: { algorithm: AlgorithmView; onClose: () => void }) {
  const change = useChangeAlgorithm(algorithm.id);
  const form = useForm({
    initialValues: {
      name: algorithm.name,
      summary: algorithm.summary,
      tags: algorithm.tags,
      visibility: algorithm.visibility as string,
    },
    validate: { name: (value) => (value.trim() ? null : "Write a name") },
  });
  const save = form.onSubmit((values) =>
    change.mutate({ ...values, visibility: values.visibility as AlgorithmView["visibility"] }, { onSuccess: onClose }),
  );
  return (
    <Modal opened onClose={onClose} title="Name, tags, who sees it" closeButtonProps={{ "aria-label": "Close" }}>
      <form onSubmit={save}>
        <Stack>
          <TextInput label="Name" {...form.getInputProps("name")} />
          <TextInput label="In a sentence" {...form.getInputProps("summary")} />
          <TagsInput label="Tags" {...form.getInputProps("tags")} />
          <NativeSelect
            label="Who may see it"
            data={[
              { value: "private", label: "Only I" },
              { value: "link", label: "Whoever has the link" },
              { value: "public", label: "Everyone here" },
            ]}
            {...form.getInputProps("visibility")}
          />
          <FormFailure error={change.error} />
          <Button type="submit" loading={change.isPending}>
            Keep
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
