import { Button, FileButton } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { FilePlus2, FileUp } from "lucide-react";
import { useState } from "react";
import { FormFailure } from "@/components/form-failure";
import { Page } from "@/components/page";
import { ExportDialog, ExportJobLink } from "@/features/exports/export-dialog";
import { ExportsPanel } from "@/features/exports/exports-panel";
import { useImport } from "@/features/exports/use-import";

/** Files to take away, and to bring back in. */
export function ExportsPage() {
  const [making, setMaking] = useState(false);
  const [job, setJob] = useState<number | null>(null);
  const navigate = useNavigate();
  const bring = useImport(({ problem_id, algorithm_id }) =>
    algorithm_id === null
      ? void navigate({ to: "/problems/$problemId", params: { problemId: problem_id } })
      : void navigate({ to: "/algorithms/$algorithmId", params: { algorithmId: algorithm_id } }),
  );
  const started = (id: number) => {
    setMaking(false);
    setJob(id);
  };
  return (
    <Page
      title="Exports"
      lead="Files to take away, each with its checksum; they are removed after some days. One of a problem or an algorithm, made as JSON, can be imported, here or elsewhere."
      actions={
        <>
          <FileButton accept=".json,application/json" onChange={(file) => file && bring.mutate(file)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<FileUp size={16} />} loading={bring.isPending}>
                Import a file
              </Button>
            )}
          </FileButton>
          <Button leftSection={<FilePlus2 size={16} />} onClick={() => setMaking(true)}>
            Make a file
          </Button>
        </>
      }
    >
      <FormFailure error={bring.error} />
      {job !== null && <ExportJobLink jobId={job} />}
      <ExportsPanel />
      <ExportDialog opened={making} onClose={() => setMaking(false)} onStarted={started} />
    </Page>
  );
}
