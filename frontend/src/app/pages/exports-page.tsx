import { Button } from "@mantine/core";
import { FilePlus2 } from "lucide-react";
import { useState } from "react";
import { Page } from "@/components/page";
import { ExportDialog, ExportJobLink } from "@/features/exports/export-dialog";
import { ExportsPanel } from "@/features/exports/exports-panel";

/** Files to take away. */
export function ExportsPage() {
  const [making, setMaking] = useState(false);
  const [job, setJob] = useState<number | null>(null);
  const started = (id: number) => {
    setMaking(false);
    setJob(id);
  };
  return (
    <Page
      title="Exports"
      lead="Files to take away, each with its checksum; they are removed after some days."
      actions={
        <Button leftSection={<FilePlus2 size={16} />} onClick={() => setMaking(true)}>
          Make a file
        </Button>
      }
    >
      {job !== null && <ExportJobLink jobId={job} />}
      <ExportsPanel />
      <ExportDialog opened={making} onClose={() => setMaking(false)} onStarted={started} />
    </Page>
  );
}
