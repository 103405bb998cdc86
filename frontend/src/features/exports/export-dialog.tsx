import { Button, Group, Modal, NativeSelect, NumberInput, Stack, Text } from "@mantine/core";
import "@mantine/core/styles/Modal.css";
import "@mantine/core/styles/NumberInput.css";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { createJob } from "@/api/sdk.gen";
import type { CreateJobData } from "@/api/types.gen";
import { FormFailure } from "@/components/form-failure";
import { Link } from "@/components/link";

type Subject = "algorithm" | "problem" | "job" | "account";
type Format = "json" | "markdown" | "python" | "notebook" | "zip";
type ExportRequest = Extract<CreateJobData["body"], { type: "export" }>;

const FORMATS: { value: Format; label: string }[] = [
  { value: "zip", label: "Everything, as a ZIP archive" },
  { value: "markdown", label: "A report in Markdown" },
  { value: "python", label: "A Python module" },
  { value: "notebook", label: "A Jupyter notebook" },
  { value: "json", label: "JSON" },
];

type DialogProps = {
  opened: boolean;
  onClose: () => void;
  subject?: Subject;
  subjectId?: number;
  onStarted: (jobId: number) => void;
};

/** What to write, and as what. */
export function ExportDialog({ opened, onClose, subject: first = "algorithm", subjectId, onStarted }: DialogProps) {
  const [subject, setSubject] = useState<Subject>(first);
  const [id, setId] = useState<number | "">(subjectId ?? "");
  const [format, setFormat] = useState<Format>("zip");
  const submit = useMutation({ mutationFn: (body: ExportRequest) => createJob({ body }) });
  const fixed = subjectId !== undefined;
  const start = () => {
    const of = subject === "account" ? {} : { subject_id: Number(id) };
    submit.mutate({ type: "export", subject, format, ...of }, { onSuccess: (job) => onStarted(job.id) });
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Make a file" closeButtonProps={{ "aria-label": "Close" }}>
      <Stack>
        {!fixed && (
          <Group grow align="flex-end">
            <NativeSelect
              label="Of what"
              value={subject}
              onChange={(event) => setSubject(event.currentTarget.value as Subject)}
              data={[
                { value: "algorithm", label: "An algorithm" },
                { value: "problem", label: "A problem" },
                { value: "job", label: "A job" },
                { value: "account", label: "My whole account" },
              ]}
            />
            {subject !== "account" && (
              <NumberInput
                label="Its number"
                min={1}
                value={id}
                onChange={(value) => setId(value === "" ? "" : Number(value))}
              />
            )}
          </Group>
        )}
        <NativeSelect
          label="As what"
          value={format}
          onChange={(event) => setFormat(event.currentTarget.value as Format)}
          data={FORMATS}
        />
        <Text size="sm" c="dimmed">
          It is made by a job and kept for some days.
        </Text>
        <FormFailure error={submit.error} />
        <Button loading={submit.isPending} disabled={subject !== "account" && id === ""} onClick={start}>
          Make it
        </Button>
      </Stack>
    </Modal>
  );
}

/** The way to a job that makes a file. */
export function ExportJobLink({ jobId }: { jobId: number }) {
  return (
    <Text size="sm" role="status">
      Being made:{" "}
      <Link to="/jobs/$jobId" params={{ jobId }}>
        job {jobId}
      </Link>
    </Text>
  );
}
