import { Button, FileButton, NativeSelect, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, FileUp } from "lucide-react";
import { useState } from "react";
import { parseProblem } from "@/api/sdk.gen";
import { FormFailure } from "@/components/form-failure";
import { Panel } from "@/components/panel";
import { ProblemFields } from "@/features/problems/components/problem-fields";
import classes from "@/features/problems/components/problems.module.css";
import { documentOf, formOf, type ProblemDocument, type ProblemForm } from "@/features/problems/document";
import { type Checked, useProblemCheck } from "@/features/problems/use-problem-check";
import { type FieldError, toApiError } from "@/lib/api-error";

type EditorProps = {
  initial: ProblemForm;
  saving: boolean;
  error: unknown;
  saveWords: string;
  onChange?: (form: ProblemForm) => void;
  onSave: (document: ProblemDocument, visibility: ProblemForm["visibility"]) => void;
};

/** A problem being written, checked as it is typed. */
export function ProblemEditor({ initial, saving, error, saveWords, onChange, onSave }: EditorProps) {
  const [form, setForm] = useState(initial);
  const checked = useProblemCheck(form);
  const refused: FieldError[] = error ? toApiError(error).fields : [];
  const faults = [
    ...checked.faults,
    ...refused.map((one) => ({ ...one, field: one.field.replace(/^(body\.)?document\.?/, "") })),
  ];
  const change = (part: Partial<ProblemForm>) => {
    const next = { ...form, ...part };
    setForm(next);
    onChange?.(next);
  };
  const read = useReadFile((document) => change(formOf(document, form.visibility)));
  const save = () => onSave(documentOf(form).document, form.visibility);
  return (
    <div className={classes.form}>
      <ProblemFields form={form} faults={faults} onChange={change} />
      <aside className={classes.aside} aria-label="Keep the problem">
        <Panel title="Keep it">
          <Stack gap="sm">
            <CheckLine checked={checked} />
            <NativeSelect
              label="Who may see it"
              value={form.visibility}
              onChange={(event) => change({ visibility: event.currentTarget.value as ProblemForm["visibility"] })}
              data={[
                { value: "private", label: "Only I" },
                { value: "link", label: "Whoever has the link" },
                { value: "public", label: "Everyone here" },
              ]}
            />
            <Button
              loading={saving}
              disabled={checked.state === "wrong" || checked.state === "unwritten"}
              onClick={save}
            >
              {saveWords}
            </Button>
            <FormFailure error={error} />
          </Stack>
        </Panel>
        <Panel title="From a file">
          <Text size="sm" c="dimmed" mb="sm">
            A problem file in TOML, YAML or JSON fills the form.
          </Text>
          <FileButton accept=".toml,.yaml,.yml,.json" onChange={(file) => file && read.mutate(file)}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                fullWidth
                leftSection={<FileUp size={16} />}
                loading={read.isPending}
              >
                Choose a file
              </Button>
            )}
          </FileButton>
          <div style={{ marginTop: "0.75rem" }}>
            <FormFailure error={read.error} />
          </div>
        </Panel>
      </aside>
    </div>
  );
}

function useReadFile(onRead: (document: ProblemDocument) => void) {
  return useMutation({
    mutationFn: async (file: File) => {
      const ending = file.name.split(".").pop()?.toLowerCase();
      const format = ending === "toml" || ending === "json" ? ending : "yaml";
      return parseProblem({ body: { text: await file.text(), format } });
    },
    onSuccess: ({ document }, file) => {
      onRead(document as ProblemDocument);
      notifications.show({ color: "pine", message: `${file.name} is in the form.` });
    },
  });
}

function CheckLine({ checked }: { checked: Checked }) {
  if (checked.state === "right") {
    return (
      <Text size="sm" c="var(--good)" role="status">
        <CircleCheck size={15} style={{ verticalAlign: "-2px" }} aria-hidden /> Everything fits together.
      </Text>
    );
  }
  if (checked.state === "wrong") {
    return (
      <div role="status">
        {checked.faults.slice(0, 3).map((fault) => (
          <Text key={`${fault.field} ${fault.message}`} size="sm" c="var(--bad)">
            <CircleAlert size={15} style={{ verticalAlign: "-2px" }} aria-hidden />{" "}
            <b>{fault.field || "the problem"}</b>: {fault.message}
          </Text>
        ))}
      </div>
    );
  }
  const words = {
    unwritten: "Give it a title and a signature to begin.",
    checking: "Checking…",
    unknown: "It cannot be checked at the moment; saving checks it too.",
  };
  return (
    <Text size="sm" c="dimmed" role="status">
      {words[checked.state]}
    </Text>
  );
}
