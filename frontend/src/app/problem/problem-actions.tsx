import { Button, Menu, Text } from "@mantine/core";
import "@mantine/core/styles/Menu.css";
import { useNavigate } from "@tanstack/react-router";
import { ChartLine, Ellipsis, FileDown, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { ProblemView } from "@/api/types.gen";
import { DesignButton } from "@/app/problem/design-button";
import { ConfirmByName } from "@/components/confirm-by-name";
import { useDownload } from "@/components/use-download";
import { useDeleteProblem } from "@/features/problems/api/queries";
import { formatCount } from "@/lib/format";

/** What can be done with a problem. */
export function ProblemActions({ problem }: { problem: ProblemView }) {
  const navigate = useNavigate();
  const remove = useDeleteProblem(problem.id);
  const [asking, setAsking] = useState(false);
  const { download } = useDownload();
  const go = { problemId: problem.id };
  return (
    <>
      <DesignButton problemId={problem.id} />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" aria-label="More actions">
            <Ellipsis size={18} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<ChartLine size={15} />}
            onClick={() => void navigate({ to: "/analysis/$problemId", params: go })}
          >
            Analysis of all algorithms
          </Menu.Item>
          <Menu.Item
            leftSection={<FileDown size={15} />}
            onClick={() => download(`/api/problems/${problem.id}/file?format=yaml`, `problem-${problem.id}.yaml`)}
          >
            As a file
          </Menu.Item>
          {problem.is_mine && (
            <>
              <Menu.Item
                leftSection={<Pencil size={15} />}
                onClick={() => void navigate({ to: "/problems/$problemId/edit", params: go })}
              >
                Change
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item color="red" leftSection={<Trash2 size={15} />} onClick={() => setAsking(true)}>
                Delete
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <ConfirmByName
        opened={asking}
        onClose={() => setAsking(false)}
        title="Delete this problem?"
        name={problem.title}
        words="Delete it"
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(undefined, { onSuccess: () => void navigate({ to: "/problems" }) })}
      >
        <Text span>
          {problem.algorithm_count === 1
            ? "Its algorithm goes"
            : `Its ${formatCount(problem.algorithm_count)} algorithms go`}{" "}
          with it. Nothing brings them back.
        </Text>
      </ConfirmByName>
    </>
  );
}
