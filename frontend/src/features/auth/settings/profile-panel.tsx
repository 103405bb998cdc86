import { Alert, Button, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import "@mantine/core/styles/Alert.css";
import "@mantine/core/styles/PasswordInput.css";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { changeEmail, changePassword, changeProfile, sendVerification } from "@/api/sdk.gen";
import type { Me } from "@/api/types.gen";
import { FormFailure } from "@/components/form-failure";
import { Panel } from "@/components/panel";
import { meQuery } from "@/features/auth/api/me";
import { NewPasswordField, passwordComplaint } from "@/features/auth/components/new-password-field";
import { toApiError } from "@/lib/api-error";
import { formErrors } from "@/lib/form-errors";

/** Name, address, password. */
export function ProfilePanel({ me }: { me: Me }) {
  return (
    <Stack>
      <NamePanel me={me} />
      <EmailPanel me={me} />
      <PasswordPanel />
    </Stack>
  );
}

function NamePanel({ me }: { me: Me }) {
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { name: me.name },
    validate: { name: (value) => (value.trim() ? null : "Write a name") },
  });
  const save = useMutation({
    mutationFn: (name: string) => changeProfile({ body: { name } }),
    onSuccess: (changed) => {
      queries.setQueryData(meQuery.queryKey, changed);
      notifications.show({ color: "pine", message: "The name is kept." });
    },
    onError: (error) => form.setErrors(formErrors(toApiError(error))),
  });
  return (
    <Panel title="Name" note="what others see beside what you make public">
      <form onSubmit={form.onSubmit(({ name }) => save.mutate(name))}>
        <Group align="flex-start">
          <TextInput aria-label="Name" autoComplete="name" {...form.getInputProps("name")} style={{ flex: 1 }} />
          <Button type="submit" variant="default" loading={save.isPending}>
            Keep
          </Button>
        </Group>
        <FormFailure error={save.error} shownFields={["name"]} />
      </form>
    </Panel>
  );
}

function EmailPanel({ me }: { me: Me }) {
  const form = useForm({
    initialValues: { new_email: "", password: "" },
    validate: {
      new_email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : "This is not an e-mail address"),
      password: (value) => (value ? null : "Write your password"),
    },
  });
  const change = useMutation({
    mutationFn: (body: { new_email: string; password: string }) => changeEmail({ body }),
    onSuccess: () => form.reset(),
    onError: (error) => form.setErrors(formErrors(toApiError(error))),
  });
  const again = useMutation({ mutationFn: () => sendVerification() });
  return (
    <Panel title="E-mail address" note={me.email}>
      <Stack gap="sm">
        {!me.email_verified && (
          <Alert color="orange" title="Not verified yet">
            <Text size="sm" mb="xs">
              {again.data?.detail ??
                "Open the link that was sent to it. Without it a forgotten password cannot be set anew."}
            </Text>
            <Button
              size="compact-sm"
              variant="default"
              loading={again.isPending}
              disabled={again.isSuccess}
              onClick={() => again.mutate()}
            >
              Send the link again
            </Button>
          </Alert>
        )}
        <form onSubmit={form.onSubmit((body) => change.mutate(body))} noValidate>
          <Stack gap="sm">
            <TextInput label="New address" type="email" autoComplete="email" {...form.getInputProps("new_email")} />
            <PasswordInput label="Your password" autoComplete="current-password" {...form.getInputProps("password")} />
            <FormFailure error={change.error} shownFields={["new_email", "password"]} />
            {change.data && <Alert color="pine">{change.data.detail}</Alert>}
            <Button type="submit" variant="default" loading={change.isPending} style={{ alignSelf: "flex-start" }}>
              Change the address
            </Button>
          </Stack>
        </form>
      </Stack>
    </Panel>
  );
}

function PasswordPanel() {
  const form = useForm({
    initialValues: { current_password: "", new_password: "" },
    validate: {
      current_password: (value) => (value ? null : "Write your present password"),
      new_password: passwordComplaint,
    },
  });
  const change = useMutation({
    mutationFn: (body: { current_password: string; new_password: string }) => changePassword({ body }),
    onSuccess: () => {
      form.reset();
      notifications.show({ color: "pine", message: "The new password holds; all other sessions have ended." });
    },
    onError: (error) => form.setErrors(formErrors(toApiError(error))),
  });
  return (
    <Panel title="Password" note="changing it ends every other session and every personal token">
      <form onSubmit={form.onSubmit((body) => change.mutate(body))}>
        <Stack gap="sm">
          <PasswordInput
            label="Present password"
            autoComplete="current-password"
            {...form.getInputProps("current_password")}
          />
          <NewPasswordField label="New password" {...form.getInputProps("new_password")} />
          <FormFailure error={change.error} shownFields={["current_password", "new_password"]} />
          <Button type="submit" variant="default" loading={change.isPending} style={{ alignSelf: "flex-start" }}>
            Change the password
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}
