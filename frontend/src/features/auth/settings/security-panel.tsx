import { Button, Group, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SecondFactorState } from "@/api/types.gen";
import { Mark } from "@/components/marks";
import { Panel } from "@/components/panel";
import { BlockSkeleton, Loaded } from "@/components/states";
import { TimeAgo } from "@/components/time-ago";
import { secondFactorQuery, useDisableSecondFactor, useRenewRecoveryCodes } from "@/features/auth/api/second-factor";
import { ProofDialog } from "@/features/auth/settings/proof-dialog";
import { RecoveryCodes } from "@/features/auth/settings/recovery-codes";
import { SecondFactorSetUp } from "@/features/auth/settings/second-factor-setup";

/** The second factor: set up, its state, its recovery codes. */
export function SecurityPanel() {
  const factor = useQuery(secondFactorQuery);
  const [codes, setCodes] = useState<string[] | null>(null);
  return (
    <Loaded of={factor} skeleton={<BlockSkeleton height={240} />}>
      {(state) => (
        <Panel
          title="Second factor"
          note="a code of your authenticator, asked for beside the password"
          actions={<Mark tone={state.since ? "good" : "plain"}>{state.since ? "on" : "off"}</Mark>}
        >
          {codes ? (
            <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />
          ) : state.since ? (
            <SecondFactorOn state={state} onCodes={setCodes} />
          ) : (
            <SecondFactorSetUp onDone={setCodes} />
          )}
        </Panel>
      )}
    </Loaded>
  );
}

type OnProps = { state: SecondFactorState; onCodes: (codes: string[]) => void };

function SecondFactorOn({ state, onCodes }: OnProps) {
  const [asked, setAsked] = useState<"codes" | "off" | null>(null);
  const renew = useRenewRecoveryCodes(onCodes);
  const disable = useDisableSecondFactor(tellOff);
  const close = () => {
    setAsked(null);
    renew.reset();
    disable.reset();
  };
  const left = state.recovery_codes_left;
  return (
    <Stack gap="sm">
      <Text size="sm">
        On since <TimeAgo at={state.since} />. {left} recovery {left === 1 ? "code is" : "codes are"} left
        {left > 3 ? "." : ": make new ones before you need them."}
      </Text>
      <Group>
        <Button variant="default" onClick={() => setAsked("codes")}>
          New recovery codes
        </Button>
        <Button variant="default" color="red" onClick={() => setAsked("off")}>
          Turn it off
        </Button>
      </Group>
      {asked === "codes" && (
        <ProofDialog
          title="New recovery codes"
          words="Make them"
          pending={renew.isPending}
          error={renew.error}
          onClose={close}
          onProven={(proof, fail) => renew.mutate(proof, { onError: fail })}
        >
          The old ones are void then.
        </ProofDialog>
      )}
      {asked === "off" && (
        <ProofDialog
          title="Turn the second factor off?"
          words="Turn it off"
          pending={disable.isPending}
          error={disable.error}
          onClose={close}
          onProven={(proof, fail) => disable.mutate(proof, { onError: fail })}
        >
          The password alone is enough to sign in then. All other sessions end.
        </ProofDialog>
      )}
    </Stack>
  );
}

function tellOff() {
  notifications.show({ color: "pine", message: "The second factor is off; all other sessions have ended." });
}
