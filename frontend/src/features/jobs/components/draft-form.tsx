import { Button, Group, NativeSelect, Stack, Textarea } from "@mantine/core";
import { PencilLine } from "lucide-react";
import { useState } from "react";
import { FormFailure } from "@/components/form-failure";
import { type JobRequest, useSubmitJob } from "@/features/jobs/api/commands";
import { EstimateLine } from "@/features/jobs/components/estimate-line";

type Designer = "auto" | "offline" | "gemini" | "openai" | "anthropic";

const DRAFTERS: { value: Designer; label: string }[] = [
  { value: "auto", label: "A model that is set up, else the catalogue" },
  { value: "offline", label: "The catalogue: no model, no key, no cost" },
  { value: "gemini", label: "Google Gemini" },
  { value: "openai", label: "OpenAI, or what speaks like it" },
  { value: "anthropic", label: "Anthropic" },
];
const LEAST_WORDS = 8;

/** A problem in one's own words, to be drafted as one that programs can be judged on. */
export function DraftForm({ onStarted }: { onStarted: (jobId: number) => void }) {
  const [words, setWords] = useState("");
  const [designer, setDesigner] = useState<Designer>("auto");
  const submit = useSubmitJob();
  const statement = words.trim();
  const request: JobRequest | null = statement.length < LEAST_WORDS ? null : { type: "draft", statement, designer };
  return (
    <Stack gap="sm">
      <Textarea
        label="In your own words"
        description="What is given, what is asked. An example helps, and so does the problem's usual name."
        autosize
        minRows={3}
        maxRows={12}
        maxLength={20_000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <NativeSelect
        label="Drafted by"
        value={designer}
        data={DRAFTERS}
        onChange={(event) => setDesigner(event.currentTarget.value as Designer)}
      />
      <FormFailure error={submit.error} />
      <Group justify="space-between">
        {request && <EstimateLine request={request} />}
        <Button
          ml="auto"
          leftSection={<PencilLine size={16} />}
          disabled={!request}
          loading={submit.isPending}
          onClick={() => request && submit.mutate(request, { onSuccess: (job) => onStarted(job.id) })}
        >
          Draft it
        </Button>
      </Group>
    </Stack>
  );
}
