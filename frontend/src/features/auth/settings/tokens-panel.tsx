import { Alert, Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { Table } from "@/components/table";
import "@mantine/core/styles/Alert.css";
import "@mantine/core/styles/Checkbox.css";
import { useForm } from "@mantine/form";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createToken, listTokens, revokeToken } from "@/api/sdk.gen";
import type { TokenRequest } from "@/api/types.gen";
import { PlainText } from "@/components/code/code";
import { FormFailure } from "@/components/form-failure";
import { Panel } from "@/components/panel";
import { FailedState, Loaded, Quiet, RowsSkeleton } from "@/components/states";
import { TimeAgo } from "@/components/time-ago";
import { toApiError } from "@/lib/api-error";
import { formErrors } from "@/lib/form-errors";

const SCOPES = [
  { value: "read", label: "Read what I may read" },
  { value: "write", label: "Change problems and algorithms" },
  { value: "jobs", label: "Run jobs" },
] as const;

/** Tokens for programs. */
export function TokensPanel() {
  const queries = useQueryClient();
  const tokens = useQuery({ queryKey: ["tokens"], queryFn: () => listTokens() });
  const forget = () => void queries.invalidateQueries({ queryKey: ["tokens"] });
  const revoke = useMutation({
    mutationFn: (token_id: number) => revokeToken({ path: { token_id } }),
    onSuccess: forget,
  });
  return (
    <Stack>
      <NewTokenPanel onMade={forget} />
      {revoke.error && <FailedState error={revoke.error} />}
      <Panel title="Personal tokens" flush>
        <Loaded of={tokens} skeleton={<RowsSkeleton rows={2} />}>
          {(rows) =>
            rows.length ? (
              <Table verticalSpacing="sm" aria-label="Personal tokens">
                <Table.Tbody>
                  {rows.map((row) => (
                    <Table.Tr key={row.id}>
                      <Table.Td>
                        <Text size="sm" fw={600}>
                          {row.name}
                        </Text>
                        <Text size="xs" c="dimmed">
                          {row.prefix}… · may {row.scopes.join(", ")} ·{" "}
                          {row.last_used_at ? (
                            <>
                              used <TimeAgo at={row.last_used_at} />
                            </>
                          ) : (
                            "never used"
                          )}{" "}
                          ·{" "}
                          {row.expires_at ? (
                            <>
                              ends <TimeAgo at={row.expires_at} />
                            </>
                          ) : (
                            "never ends"
                          )}
                        </Text>
                      </Table.Td>
                      <Table.Td>
                        <Group justify="flex-end">
                          <Button
                            size="compact-sm"
                            variant="default"
                            color="red"
                            loading={revoke.isPending && revoke.variables === row.id}
                            onClick={() => revoke.mutate(row.id)}
                          >
                            Revoke
                          </Button>
                        </Group>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            ) : (
              <div style={{ padding: "1rem" }}>
                <Quiet>No token yet. A program of yours needs one to use this service in your name.</Quiet>
              </div>
            )
          }
        </Loaded>
      </Panel>
    </Stack>
  );
}

function NewTokenPanel({ onMade }: { onMade: () => void }) {
  const form = useForm({
    initialValues: { name: "", scopes: ["read"] as string[], days: "90" },
    validate: {
      name: (value) => (value.trim() ? null : "Say what it is for"),
      scopes: (value) => (value.length ? null : "Choose at least one"),
    },
  });
  const make = useMutation({
    mutationFn: (body: TokenRequest) => createToken({ body }),
    onSuccess: () => {
      form.reset();
      onMade();
    },
    onError: (error) => form.setErrors(formErrors(toApiError(error))),
  });
  const submit = form.onSubmit(({ name, scopes, days }) =>
    make.mutate({
      name,
      scopes: scopes as TokenRequest["scopes"],
      expires_in_days: days === "never" ? null : Number(days),
    }),
  );
  return (
    <Panel title="Make a token">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Group grow align="flex-start">
            <TextInput label="What for" placeholder="CI of my thesis" {...form.getInputProps("name")} />
            <NativeSelect
              label="Good for"
              data={[
                { value: "7", label: "a week" },
                { value: "30", label: "30 days" },
                { value: "90", label: "90 days" },
                { value: "366", label: "a year" },
                { value: "never", label: "ever" },
              ]}
              {...form.getInputProps("days")}
            />
          </Group>
          <Checkbox.Group label="It may" {...form.getInputProps("scopes")}>
            <Group mt={4}>
              {SCOPES.map((scope) => (
                <Checkbox key={scope.value} value={scope.value} label={scope.label} />
              ))}
            </Group>
          </Checkbox.Group>
          <FormFailure error={make.error} shownFields={["name", "scopes"]} />
          <Button type="submit" loading={make.isPending} style={{ alignSelf: "flex-start" }}>
            Make it
          </Button>
          {make.data && (
            <Alert color="pine" title="Copy it now: it is shown this once">
              <PlainText text={make.data.token} copy="Copy the token" wrap title={make.data.name} />
            </Alert>
          )}
        </Stack>
      </form>
    </Panel>
  );
}
