import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import "@mantine/core/styles/Modal.css";
import { useQuery } from "@tanstack/react-query";
import { Link2, Trash2 } from "lucide-react";
import type { AlgorithmView } from "@/api/types.gen";
import { CopyButton } from "@/components/copy-button";
import { FailedState, Loaded, Quiet } from "@/components/states";
import { TimeAgo } from "@/components/time-ago";
import { useRevokeShare, useShare } from "@/features/algorithms/api/commands";
import { sharesQuery } from "@/features/algorithms/api/queries";

type ShareProps = {
  algorithm: AlgorithmView;
  version: number;
  traceId: number | null;
  opened: boolean;
  onClose: () => void;
};

/** Links that anyone may open, without an account, until they are revoked. */
export function ShareDialog({ algorithm, version, traceId, opened, onClose }: ShareProps) {
  const shares = useQuery({ ...sharesQuery(algorithm.id), enabled: opened });
  const share = useShare(algorithm.id);
  const revoke = useRevokeShare(algorithm.id);
  return (
    <Modal opened={opened} onClose={onClose} title="Share" size="lg" closeButtonProps={{ "aria-label": "Close" }}>
      <Stack>
        <Text size="sm">
          Whoever has a link sees this version{traceId ? " and its recorded run" : ""}, without an account. Revoke it
          whenever you like.
        </Text>
        <Button
          leftSection={<Link2 size={16} />}
          loading={share.isPending}
          onClick={() => share.mutate({ version, trace_id: traceId })}
          style={{ alignSelf: "flex-start" }}
        >
          Make a link to version {version}
        </Button>
        {(share.error || revoke.error) && <FailedState error={share.error ?? revoke.error} />}
        <Loaded of={shares}>
          {(rows) =>
            rows.length ? (
              <Stack gap="xs">
                {rows.map((row) => (
                  <Group key={row.id} gap="xs" wrap="nowrap">
                    <TextInput
                      readOnly
                      value={shareAddress(row.slug)}
                      aria-label={`Link to version ${row.version}`}
                      onFocus={(event) => event.currentTarget.select()}
                      style={{ flex: 1 }}
                    />
                    <CopyButton text={shareAddress(row.slug)} label="Copy the link" />
                    <Text size="xs" c="dimmed" style={{ whiteSpace: "nowrap" }}>
                      v{row.version}, <TimeAgo at={row.created_at} />
                    </Text>
                    <Button
                      variant="subtle"
                      color="red"
                      size="compact-sm"
                      leftSection={<Trash2 size={14} />}
                      loading={revoke.isPending && revoke.variables === row.id}
                      onClick={() => revoke.mutate(row.id)}
                    >
                      Revoke
                    </Button>
                  </Group>
                ))}
              </Stack>
            ) : (
              <Quiet>There is no link yet.</Quiet>
            )
          }
        </Loaded>
      </Stack>
    </Modal>
  );
}

/** The address as the browser's owner sees this site, whatever the server believes its name to be. */
function shareAddress(slug: string): string {
  return `${location.origin}/s/${slug}`;
}
