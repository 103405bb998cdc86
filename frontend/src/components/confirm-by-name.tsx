import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import "@mantine/core/styles/Modal.css";
import { type ReactNode, useState } from "react";
import { FormFailure } from "@/components/form-failure";

type ConfirmProps = {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What must be typed, so that the hand cannot do it by itself. */
  name: string;
  children: ReactNode;
  words: string;
  pending: boolean;
  error: unknown;
  onConfirm: () => void;
};

/** Asks for the name of a thing before it is destroyed. */
export function ConfirmByName({
  opened,
  onClose,
  title,
  name,
  children,
  words,
  pending,
  error,
  onConfirm,
}: ConfirmProps) {
  const [typed, setTyped] = useState("");
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ "aria-label": "Close" }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed === name) onConfirm();
        }}
      >
        <Stack>
          <Text size="sm">{children}</Text>
          <TextInput
            label={
              <>
                Type <b>{name}</b> to go on
              </>
            }
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-autofocus
            autoComplete="off"
          />
          <FormFailure error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button type="submit" color="red" disabled={typed !== name} loading={pending}>
              {words}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
