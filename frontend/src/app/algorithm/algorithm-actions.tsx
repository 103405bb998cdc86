import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import "@mantine/core/styles/Menu.css";
import "@mantine/core/styles/Tooltip.css";
import { useNavigate } from "@tanstack/react-router";
import {
  Ellipsis,
  FileDown,
  GitCompareArrows,
  GitFork,
  GitMerge,
  Pencil,
  Share2,
  Sparkles,
  Star,
  Trash2,
} from "lucide-react";
import { useState } from "react";
import type { AlgorithmView } from "@/api/types.gen";
import { EditDialog } from "@/app/algorithm/edit-dialog";
import { ImproveDialog } from "@/app/algorithm/improve-dialog";
import { AnalyzeButton } from "@/app/algorithm/measure-panel";
import { ConfirmByName } from "@/components/confirm-by-name";
import { useDeleteAlgorithm, useFavourite, useFork } from "@/features/algorithms/api/commands";
import { ShareDialog } from "@/features/algorithms/components/share-dialog";
import { ExportDialog } from "@/features/exports/export-dialog";

type ActionsProps = { algorithm: AlgorithmView; version: number; traceId: number | null };
type Open = "share" | "improve" | "export" | "edit" | "delete" | null;

/** What can be done with an algorithm. */
export function AlgorithmActions({ algorithm, version, traceId }: ActionsProps) {
  const navigate = useNavigate();
  const favourite = useFavourite(algorithm.id);
  const fork = useFork(algorithm.id);
  const [open, setOpen] = useState<Open>(null);
  const marked = favourite.isPending ? favourite.variables : algorithm.is_favourite;
  const close = () => setOpen(null);
  const toFork = () =>
    fork.mutate(undefined, {
      onSuccess: (copy) =>
        void navigate({ to: "/algorithms/$algorithmId", params: { algorithmId: copy.id }, search: { tab: "code" } }),
    });
  return (
    <>
      <Tooltip label={marked ? "No longer a favourite" : "A favourite"}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label="Favourite"
          aria-pressed={marked}
          onClick={() => favourite.mutate(!marked)}
        >
          <Star size={17} fill={marked ? "currentColor" : "none"} />
        </ActionIcon>
      </Tooltip>
      {algorithm.is_mine && (
        <>
          <Button variant="default" leftSection={<Share2 size={16} />} onClick={() => setOpen("share")}>
            Share
          </Button>
          <AnalyzeButton algorithmId={algorithm.id} version={version} />
          <Button leftSection={<Sparkles size={16} />} onClick={() => setOpen("improve")}>
            Improve
          </Button>
        </>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" aria-label="More actions">
            <Ellipsis size={18} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<GitFork size={15} />} onClick={toFork}>
            Fork
          </Menu.Item>
          <Menu.Item
            leftSection={<GitCompareArrows size={15} />}
            onClick={() => void navigate({ to: "/compare", search: { a: algorithm.id } })}
          >
            Compare
          </Menu.Item>
          <Menu.Item
            leftSection={<GitMerge size={15} />}
            onClick={() =>
              void navigate({ to: "/synthesis", search: { problem: algorithm.problem_id, from: [algorithm.id] } })
            }
          >
            Combine
          </Menu.Item>
          <Menu.Item leftSection={<FileDown size={15} />} onClick={() => setOpen("export")}>
            Export
          </Menu.Item>
          {algorithm.is_mine && (
            <>
              <Menu.Item leftSection={<Pencil size={15} />} onClick={() => setOpen("edit")}>
                Name, tags, who sees it
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item color="red" leftSection={<Trash2 size={15} />} onClick={() => setOpen("delete")}>
                Delete
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <ShareDialog
        algorithm={algorithm}
        version={version}
        traceId={traceId}
        opened={open === "share"}
        onClose={close}
      />
      <ImproveDialog algorithm={algorithm} opened={open === "improve"} onClose={close} />
      <ExportDialog
        subject="algorithm"
        subjectId={algorithm.id}
        opened={open === "export"}
        onClose={close}
        onStarted={(jobId) => void navigate({ to: "/jobs/$jobId", params: { jobId } })}
      />
      {open === "edit" && <EditDialog algorithm={algorithm} onClose={close} />}
      <DeleteDialog algorithm={algorithm} opened={open === "delete"} onClose={close} />
    </>
  );
}

function DeleteDialog({
  algorithm,
  opened,
  onClose,
}: {
  algorithm: AlgorithmView;
  opened: boolean;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const remove = useDeleteAlgorithm(algorithm.id);
  return (
    <ConfirmByName
      opened={opened}
      onClose={onClose}
      title="Delete this algorithm?"
      name={algorithm.name}
      words="Delete it"
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() =>
        remove.mutate(undefined, {
          onSuccess: () => void navigate({ to: "/problems/$problemId", params: { problemId: algorithm.problem_id } }),
        })
      }
    >
      Its versions, recordings, analyses and links go with it. Nothing brings them back.
    </ConfirmByName>
  );
}
