import { Button, Group, Menu } from "@mantine/core";
import "@mantine/core/styles/Menu.css";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { changeUser, deleteUser, resetSecondFactor, signOutUser } from "@/api/sdk.gen";
import type { UserRow } from "@/api/types.gen";
import { ConfirmByName } from "@/components/confirm-by-name";
import { FailedState } from "@/components/states";

type Asked = "delete" | "factor" | "lock" | null;

/** What an administrator may do with a person. */
export function UserActions({ row }: { row: UserRow }) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked>(null);
  const done = () => {
    setAsked(null);
    void queries.invalidateQueries({ queryKey: ["admin"] });
  };
  const path = { user_id: row.id };
  const change = useMutation({
    mutationFn: (body: { role?: "user" | "admin"; locked?: boolean }) => changeUser({ path, body }),
    onSuccess: done,
  });
  const remove = useMutation({ mutationFn: () => deleteUser({ path }), onSuccess: done });
  const signOut = useMutation({ mutationFn: () => signOutUser({ path }), onSuccess: done });
  const reset = useMutation({ mutationFn: () => resetSecondFactor({ path }), onSuccess: done });
  const failed = (!asked && change.error) || signOut.error;
  return (
    <Group justify="flex-end" gap="xs">
      {failed && <FailedState error={failed} />}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="subtle" color="gray" size="compact-sm" aria-label={`Actions for ${row.name}`}>
            <Ellipsis size={17} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => change.mutate({ role: row.role === "admin" ? "user" : "admin" })}>
            {row.role === "admin" ? "Make a user" : "Make an administrator"}
          </Menu.Item>
          <Menu.Item onClick={() => signOut.mutate()}>End all sessions</Menu.Item>
          {row.second_factor && <Menu.Item onClick={() => setAsked("factor")}>Reset the second factor…</Menu.Item>}
          {row.locked ? (
            <Menu.Item onClick={() => change.mutate({ locked: false })}>Unlock</Menu.Item>
          ) : (
            <Menu.Item onClick={() => setAsked("lock")}>Lock…</Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item color="red" onClick={() => setAsked("delete")}>
            Delete…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmByName
        opened={asked === "lock"}
        onClose={() => setAsked(null)}
        title={`Lock ${row.name}?`}
        name={row.email}
        words="Lock"
        pending={change.isPending}
        error={change.error}
        onConfirm={() => change.mutate({ locked: true })}
      >
        They are signed out at once and cannot sign in until they are unlocked. Their work stays.
      </ConfirmByName>
      <ConfirmByName
        opened={asked === "factor"}
        onClose={() => setAsked(null)}
        title={`Reset the second factor of ${row.name}?`}
        name={row.email}
        words="Reset"
        pending={reset.isPending}
        error={reset.error}
        onConfirm={() => reset.mutate()}
      >
        The password alone is enough then, and all their sessions end. Make sure that it is they who ask.
      </ConfirmByName>
      <ConfirmByName
        opened={asked === "delete"}
        onClose={() => setAsked(null)}
        title={`Delete ${row.name}?`}
        name={row.email}
        words="Delete"
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
      >
        Their problems, algorithms, jobs and links go with them. Nothing brings them back.
      </ConfirmByName>
    </Group>
  );
}
