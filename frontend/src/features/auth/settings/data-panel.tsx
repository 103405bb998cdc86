import { Button, Modal, PasswordInput, Stack, Text } from "@mantine/core";
import "@mantine/core/styles/Modal.css";
import "@mantine/core/styles/PasswordInput.css";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Download, Trash2 } from "lucide-react";
import { useState } from "react";
import { deleteAccount } from "@/api/sdk.gen";
import { FormFailure } from "@/components/form-failure";
import { Panel } from "@/components/panel";
import { useDownload } from "@/components/use-download";
import { dropAccess } from "@/lib/access";

/** Take everything away, or have everything deleted. */
export function DataPanel() {
  const { busy, download } = useDownload();
  const [asking, setAsking] = useState(false);
  return (
    <Stack>
      <Panel
        title="Take your data with you"
        note="account, sessions, problems, algorithms and jobs, as one JSON document"
      >
        <Button
          variant="default"
          leftSection={<Download size={16} />}
          loading={busy}
          onClick={() => download("/api/auth/me/export", "algorist-account.json")}
        >
          Download everything
        </Button>
      </Panel>
      <Panel
        title="Delete this account"
        note="your problems, algorithms, jobs and links go with it; nothing brings them back"
      >
        <Button color="red" variant="default" leftSection={<Trash2 size={16} />} onClick={() => setAsking(true)}>
          Delete my account
        </Button>
      </Panel>
      <DeleteDialog opened={asking} onClose={() => setAsking(false)} />
    </Stack>
  );
}

function DeleteDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const queries = useQueryClient();
  const [password, setPassword] = useState("");
  const remove = useMutation({
    mutationFn: () => deleteAccount({ body: { password } }),
    onSuccess: () => {
      dropAccess();
      queries.clear();
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title="Delete the account?" closeButtonProps={{ "aria-label": "Close" }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          remove.mutate();
        }}
      >
        <Stack>
          <Text size="sm">Everything that is yours is deleted at once, and nothing brings it back.</Text>
          <PasswordInput
            label="Your password"
            autoComplete="current-password"
            data-autofocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <FormFailure error={remove.error} />
          <Button type="submit" color="red" disabled={!password} loading={remove.isPending}>
            Delete everything
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
