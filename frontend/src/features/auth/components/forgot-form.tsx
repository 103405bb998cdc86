import { Alert, Button, Stack, TextInput } from "@mantine/core";
import "@mantine/core/styles/Alert.css";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { forgotPassword } from "@/api/sdk.gen";
import { FormFailure } from "@/components/form-failure";
import { Link } from "@/components/link";
import { AuthCard } from "@/features/auth/components/auth-card";

/** Ask for a link to set a new password; the answer is the same whether or not the address is known. */
export function ForgotForm() {
  const ask = useMutation({ mutationFn: (email: string) => forgotPassword({ body: { email } }) });
  const form = useForm({
    initialValues: { email: "" },
    validate: { email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : "This is not an e-mail address") },
  });
  return (
    <AuthCard
      title="Forgot the password"
      lead="A link to set a new one comes by e-mail."
      below={<Link to="/sign-in">Back to sign in</Link>}
    >
      {ask.data ? (
        <Alert color="pine" title="Look into your mailbox">
          {ask.data.detail} It is good for one hour.
        </Alert>
      ) : (
        <form onSubmit={form.onSubmit(({ email }) => ask.mutate(email))} noValidate>
          <Stack>
            <TextInput label="E-mail" type="email" autoComplete="username" autoFocus {...form.getInputProps("email")} />
            <FormFailure error={ask.error} />
            <Button type="submit" loading={ask.isPending} fullWidth>
              Send the link
            </Button>
          </Stack>
        </form>
      )}
    </AuthCard>
  );
}
