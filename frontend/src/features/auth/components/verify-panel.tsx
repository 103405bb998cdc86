import { Alert, Skeleton } from "@mantine/core";
import "@mantine/core/styles/Alert.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { verifyEmail } from "@/api/sdk.gen";
import { Link } from "@/components/link";
import { FailedState } from "@/components/states";
import { meQuery } from "@/features/auth/api/me";
import { AuthCard } from "@/features/auth/components/auth-card";

/** Opens the link of a verification e-mail. A token works once, so it is sent once. */
export function VerifyPanel({ token }: { token: string }) {
  const queries = useQueryClient();
  const proof = useQuery({
    queryKey: ["verify", token],
    queryFn: () => verifyEmail({ body: { token } }),
    enabled: token !== "",
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const address = proof.data?.email;
  useEffect(() => {
    if (address) void queries.invalidateQueries({ queryKey: meQuery.queryKey });
  }, [address, queries]);
  return (
    <AuthCard title="Your e-mail address" below={<Link to="/">To the first page</Link>}>
      {!token && (
        <Alert color="orange" title="The link is not whole">
          Open it again from the e-mail.
        </Alert>
      )}
      {token && proof.isPending && <Skeleton height={72} aria-label="Asking the server" />}
      {proof.error && <FailedState error={proof.error} />}
      {address && (
        <Alert color="pine" title="It is yours">
          {address} is now known to reach you.
        </Alert>
      )}
    </AuthCard>
  );
}
