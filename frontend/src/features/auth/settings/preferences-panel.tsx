import { SegmentedControl, Stack, Switch, Text, useMantineColorScheme } from "@mantine/core";
import "@mantine/core/styles/FloatingIndicator.css";
import "@mantine/core/styles/SegmentedControl.css";
import "@mantine/core/styles/Switch.css";
import type { ReactNode } from "react";
import type { Me } from "@/api/types.gen";
import { FormFailure } from "@/components/form-failure";
import { Panel } from "@/components/panel";
import { usePreferences } from "@/features/auth/api/preferences";
import { showMotion } from "@/lib/motion";

/** Which e-mails come. */
export function NotificationsPanel({ me }: { me: Me }) {
  const { set, error } = usePreferences(me);
  return (
    <Panel title="E-mails" note={`to ${me.email}`}>
      <Stack>
        <Switch
          label="When a long job has ended"
          checked={me.preferences.mail_job_finished ?? true}
          onChange={(event) => set({ mail_job_finished: event.currentTarget.checked })}
        />
        <Switch
          label="When somebody signs in from a new device"
          checked={me.preferences.mail_security ?? true}
          onChange={(event) => set({ mail_security: event.currentTarget.checked })}
        />
        <FormFailure error={error} />
      </Stack>
    </Panel>
  );
}

/** Day or night, and how much moves. */
export function LookPanel({ me }: { me: Me }) {
  const { set, error } = usePreferences(me);
  const { setColorScheme } = useMantineColorScheme();
  const { theme = "system", motion = "system" } = me.preferences;
  return (
    <Panel title="Look">
      <Stack>
        <Row name="Theme">
          <SegmentedControl
            aria-label="Theme"
            value={theme}
            onChange={(value) => {
              setColorScheme(value === "system" ? "auto" : (value as "light" | "dark"));
              set({ theme: value as "system" });
            }}
            data={[
              { value: "system", label: "As the system" },
              { value: "light", label: "Light" },
              { value: "dark", label: "Dark" },
            ]}
          />
        </Row>
        <Row name="Motion">
          <SegmentedControl
            aria-label="Motion"
            value={motion}
            onChange={(value) => {
              showMotion(value as "system");
              set({ motion: value as "system" });
            }}
            data={[
              { value: "system", label: "As the system" },
              { value: "reduced", label: "Reduced" },
              { value: "full", label: "Full" },
            ]}
          />
        </Row>
        <FormFailure error={error} />
      </Stack>
    </Panel>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" fw={500} mb={6}>
        {name}
      </Text>
      {children}
    </div>
  );
}
