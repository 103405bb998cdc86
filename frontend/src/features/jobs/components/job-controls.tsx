import { Button, Group, Menu, Modal, Text } from "@mantine/core";
import "@mantine/core/styles/Menu.css";
import "@mantine/core/styles/Modal.css";
import { ChevronDown, CirclePause, CirclePlay, CircleStop, Plus, RotateCcw, X } from "lucide-react";
import { useState } from "react";
import type { JobView } from "@/api/types.gen";
import { type Command, useJobCommand } from "@/features/jobs/api/commands";
import { isSearch } from "@/features/jobs/components/job-words";

const MORE = [10, 50, 200];

/** What can be asked of the job now. */
export function JobControls({ job }: { job: JobView }) {
  const command = useJobCommand(job.id);
  const ask = (what: Command) => command.mutate(what);
  const busy = command.isPending ? command.variables?.verb : undefined;
  const search = isSearch(job);
  const waiting = job.state === "queued" || job.state === "running" || job.state === "paused";
  return (
    <>
      {search && job.state === "running" && !job.control && (
        <>
          <Button
            variant="default"
            leftSection={<CirclePause size={16} />}
            loading={busy === "pause"}
            onClick={() => ask({ verb: "pause" })}
          >
            Pause
          </Button>
          <Button
            variant="default"
            leftSection={<CircleStop size={16} />}
            loading={busy === "stop_after"}
            onClick={() => ask({ verb: "stop_after" })}
          >
            Stop after this one
          </Button>
        </>
      )}
      {(job.state === "paused" || (job.state === "running" && job.control === "pause")) && (
        <Button
          leftSection={<CirclePlay size={16} />}
          loading={busy === "continue"}
          onClick={() => ask({ verb: "continue" })}
        >
          Continue
        </Button>
      )}
      {waiting && job.control !== "cancel" && <CancelButton job={job} busy={busy === "cancel"} ask={ask} />}
      {(job.state === "failed" || job.state === "cancelled") && (
        <Button
          leftSection={<RotateCcw size={16} />}
          loading={busy === "retry"}
          onClick={() => ask({ verb: "retry", fresh: false })}
        >
          {job.progress.steps > 0 ? "Go on from here" : "Retry"}
        </Button>
      )}
      {search && (job.state === "paused" || !waiting) && (
        <MoreMenu busy={busy === "extend"} ask={ask} retry={!waiting && job.state !== "succeeded"} />
      )}
    </>
  );
}

function MoreMenu({ busy, retry, ask }: { busy: boolean; retry: boolean; ask: (what: Command) => void }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={busy}
          leftSection={<Plus size={16} />}
          rightSection={<ChevronDown size={14} />}
        >
          More budget
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {MORE.map((candidates) => (
          <Menu.Item key={candidates} onClick={() => ask({ verb: "extend", budget: { candidates } })}>
            {candidates} more candidates
          </Menu.Item>
        ))}
        {retry && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => ask({ verb: "retry", fresh: true })}>Begin anew, forgetting the steps</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What waits is cancelled at once; what runs is asked about first. */
function CancelButton({ job, busy, ask }: { job: JobView; busy: boolean; ask: (what: Command) => void }) {
  const [asking, setAsking] = useState(false);
  const cancel = () => {
    setAsking(false);
    ask({ verb: "cancel" });
  };
  return (
    <>
      <Button
        variant="default"
        color="red"
        leftSection={<X size={16} />}
        loading={busy}
        onClick={() => (job.state === "queued" ? cancel() : setAsking(true))}
      >
        Cancel
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title="Cancel this job?"
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <Text size="sm">What it has found so far stays, and it can go on from there later.</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setAsking(false)}>
            Let it run
          </Button>
          <Button color="red" onClick={cancel}>
            Cancel the job
          </Button>
        </Group>
      </Modal>
    </>
  );
}
