import { Alert, Button, Stack } from "@mantine/core";
import "@mantine/core/styles/Alert.css";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { resetPassword } from "@/api/sdk.gen";
import { FormFailure } from "@/components/form-failure";
import { Link } from "@/components/link";
import { AuthCard } from "@/features/auth/components/auth-card";
import { NewPasswordField, passwordComplaint } from "@/features/auth/components/new-password-field";
import { toApiError } from "@/lib/api-error";
import { formErrors } from "@/lib/form-errors";

/** Set a new password with the token from the e-mail. */
export function ResetForm({ token }: { token: string }) {
  const reset = useMutation({
    mutationFn: (password: string) => resetPassword({ body: { token, new_password: password } }),
    onError: (error) => {
      const { new_password, ...others } = formErrors(toApiError(error));
      form.setErrors({ ...others, ...(new_password ? { password: new_password } : {}) });
    },
  });
  const form = useForm({ initialValues: { password: "" }, validate: { password: passwordComplaint } });
  if (!token) {
    return (
      <AuthCard title="Set a new password" below={<Link to="/forgot">Ask for a new link</Link>}>
        <Alert color="orange" title="The link is not whole">
          Open it again from the e-mail, or ask for a new one.
        </Alert>
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Set a new password" lead="All other sessions end with it.">
      {reset.isSuccess ? (
        <Alert color="pine" title="The new password holds">
          <Link to="/sign-in">Sign in with it</Link>
        </Alert>
      ) : (
        <form onSubmit={form.onSubmit(({ password }) => reset.mutate(password))} noValidate>
          <Stack>
            <NewPasswordField label="New password" autoFocus {...form.getInputProps("password")} />
            <FormFailure error={reset.error} shownFields={["new_password"]} />
            <Button type="submit" loading={reset.isPending} fullWidth>
              Set it
            </Button>
          </Stack>
        </form>
      )}
    </AuthCard>
  );
}
