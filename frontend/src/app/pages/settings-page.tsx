import { Tabs } from "@mantine/core";
import "@mantine/core/styles/Tabs.css";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { SETTINGS_PARTS } from "@/app/search";
import { Page } from "@/components/page";
import { useSignedIn } from "@/features/auth/api/me";
import { DataPanel } from "@/features/auth/settings/data-panel";
import { KeysPanel } from "@/features/auth/settings/keys-panel";
import { LookPanel, NotificationsPanel } from "@/features/auth/settings/preferences-panel";
import { ProfilePanel } from "@/features/auth/settings/profile-panel";
import { SecurityPanel } from "@/features/auth/settings/security-panel";
import { SessionsPanel } from "@/features/auth/settings/sessions-panel";
import { TokensPanel } from "@/features/auth/settings/tokens-panel";

const route = getRouteApi("/inside/settings");
type Part = (typeof SETTINGS_PARTS)[number];

const NAMES: Record<Part, string> = {
  profile: "Profile",
  security: "Security",
  sessions: "Sessions",
  tokens: "Tokens",
  keys: "Keys",
  notifications: "E-mails",
  look: "Look",
  data: "Data",
};

/** Everything about oneself. */
export function SettingsPage() {
  const me = useSignedIn();
  const { part = "profile" } = route.useSearch();
  const navigate = route.useNavigate();
  const panels: Record<Part, ReactNode> = {
    profile: <ProfilePanel me={me} />,
    security: <SecurityPanel />,
    sessions: <SessionsPanel />,
    tokens: <TokensPanel />,
    keys: <KeysPanel />,
    notifications: <NotificationsPanel me={me} />,
    look: <LookPanel me={me} />,
    data: <DataPanel />,
  };
  return (
    <Page title="Settings" tab={`${NAMES[part]} · Settings`} width="narrow">
      <Tabs
        value={part}
        onChange={(value) => void navigate({ search: { part: value as Part }, replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {SETTINGS_PARTS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {NAMES[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={part}>{panels[part]}</Tabs.Panel>
      </Tabs>
    </Page>
  );
}
