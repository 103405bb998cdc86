import { Button, Modal, PasswordInput, Stack, Text } from "@mantine/core";
import "@mantine/core/styles/Modal.css";
import "@mantine/core/styles/PasswordInput.css";
import { useForm } from "@mantine/form";
import type { SecondFactorProof } from "@/api/types.gen";
import { FormFailure } from "@/components/form-failure";
import { CodeField } from "@/features/auth/components/code-field";
import { doorErrors, restOf } from "@/features/auth/door-errors";

type ProofProps = {
  title: string;
  children: string;
  words: string;
  pending: boolean;
  error: unknown;
  onClose: () => void;
  /** `fail` puts what was refused at its field. */
  onProven: (proof: SecondFactorProof, fail: (error: unknown) => void) => void;
};

/** Asks for the password and a code before the second factor is changed. Mounted while it is open. */
export function ProofDialog({ title, children, words, pending, error, onClose, onProven }: ProofProps) {
  const form = useForm({
    initialValues: { password: "", code: "" },
    validate: {
      password: (value) => (value ? null : "Write your password"),
      code: (value) => (value.trim() ? null : "Write a code"),
    },
  });
  const submit = form.onSubmit((proof) => onProven(proof, (refused) => form.setErrors(doorErrors(refused))));
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": "Close" }}>
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{children}</Text>
          <PasswordInput
            label="Your password"
            autoComplete="current-password"
            data-autofocus
            {...form.getInputProps("password")}
          />
          <CodeField autoFocus={false} {...form.getInputProps("code")} />
          <FormFailure error={restOf(error)} shownFields={["password", "code"]} />
          <Button type="submit" loading={pending}>
            {words}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
