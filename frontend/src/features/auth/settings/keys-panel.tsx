import { Button, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import "@mantine/core/styles/PasswordInput.css";
import { useForm } from "@mantine/form";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { deleteKey, listKeys, storeKey } from "@/api/sdk.gen";
import type { Key, KeyRequest } from "@/api/types.gen";
import { FormFailure } from "@/components/form-failure";
import { Mark } from "@/components/marks";
import { Panel } from "@/components/panel";
import { BlockSkeleton, Loaded } from "@/components/states";
import { TimeAgo } from "@/components/time-ago";
import { toApiError } from "@/lib/api-error";
import { formErrors } from "@/lib/form-errors";

type Provider = Key["provider"];

const PROVIDERS: { name: Provider; title: string; hint: string }[] = [
  { name: "gemini", title: "Google Gemini", hint: "From Google AI Studio." },
  {
    name: "openai",
    title: "OpenAI, or what speaks like it",
    hint: "With an address of your own: Ollama, vLLM, llama.cpp and others.",
  },
  { name: "anthropic", title: "Anthropic", hint: "From the Anthropic console." },
];

/** One's own keys for models. */
export function KeysPanel() {
  const keys = useQuery({ queryKey: ["keys"], queryFn: () => listKeys() });
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        A key of your own is encrypted, used for your jobs only, and never shown again. Without any, the offline
        designer works, and whatever the operator has set up.
      </Text>
      <Loaded of={keys} skeleton={<BlockSkeleton height={360} />}>
        {(rows) =>
          PROVIDERS.map((provider) => (
            <KeyPanel key={provider.name} {...provider} stored={rows.find((row) => row.provider === provider.name)} />
          ))
        }
      </Loaded>
    </Stack>
  );
}

function KeyPanel({ name, title, hint, stored }: (typeof PROVIDERS)[number] & { stored: Key | undefined }) {
  const queries = useQueryClient();
  const forget = () => void queries.invalidateQueries({ queryKey: ["keys"] });
  const form = useForm({
    initialValues: { key: "", base_url: stored?.base_url ?? "", model: stored?.model ?? "" },
    validate: { key: (value) => (value.trim().length >= 8 ? null : "This is too short for a key") },
  });
  const store = useMutation({
    mutationFn: (body: KeyRequest) => storeKey({ path: { provider: name }, body }),
    onSuccess: () => {
      form.setFieldValue("key", "");
      forget();
    },
    onError: (error) => form.setErrors(formErrors(toApiError(error))),
  });
  const remove = useMutation({ mutationFn: () => deleteKey({ path: { provider: name } }), onSuccess: forget });
  return (
    <Panel
      title={title}
      note={hint}
      actions={
        stored ? (
          <Group gap="xs">
            <Mark tone="good">key …{stored.hint}</Mark>
            <Text size="xs" c="dimmed">
              <TimeAgo at={stored.updated_at} />
            </Text>
            <Button
              size="compact-xs"
              variant="default"
              color="red"
              loading={remove.isPending}
              onClick={() => remove.mutate()}
            >
              Forget it
            </Button>
          </Group>
        ) : (
          <Mark>no key</Mark>
        )
      }
    >
      <form onSubmit={form.onSubmit((body) => store.mutate(body))}>
        <Stack gap="sm">
          <Group grow align="flex-start">
            <PasswordInput label={stored ? "Another key" : "Key"} autoComplete="off" {...form.getInputProps("key")} />
            <TextInput label="Model" placeholder="the operator's choice" {...form.getInputProps("model")} />
          </Group>
          {name === "openai" && (
            <TextInput label="Address" placeholder="https://…/v1" {...form.getInputProps("base_url")} />
          )}
          <FormFailure error={store.error ?? remove.error} shownFields={["key", "model", "base_url"]} />
          <Button type="submit" variant="default" loading={store.isPending} style={{ alignSelf: "flex-start" }}>
            Keep the key
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}
