import { Tabs } from "@mantine/core";
import "@mantine/core/styles/Tabs.css";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ADMIN_PARTS } from "@/app/search";
import { Page } from "@/components/page";
import { AllJobs } from "@/features/admin/components/all-jobs";
import { Audit } from "@/features/admin/components/audit";
import { Designers } from "@/features/admin/components/designers";
import { Overview } from "@/features/admin/components/overview";
import { Queue, Workers } from "@/features/admin/components/queue-and-workers";
import { RuntimeSettings } from "@/features/admin/components/runtime-settings";
import { Users } from "@/features/admin/components/users";
import { Figures } from "@/features/analytics/components/figures";
import { useSignedIn } from "@/features/auth/api/me";

const route = getRouteApi("/inside/admin");
type Part = (typeof ADMIN_PARTS)[number];

/** Looking after the whole installation. */
export function AdminPage() {
  const me = useSignedIn();
  const { part = "overview", ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: object) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  const panels: Record<Part, () => ReactNode> = {
    overview: () => <Overview />,
    analytics: () => <Figures scope="all" search={search} onSearch={set} />,
    users: () => <Users search={search} myId={me.id} onSearch={set} />,
    jobs: () => <AllJobs search={search} onSearch={set} />,
    queue: () => <Queue />,
    workers: () => <Workers />,
    designers: () => <Designers />,
    audit: () => <Audit search={search} onSearch={set} />,
    settings: () => <RuntimeSettings />,
  };
  return (
    <Page title="Admin" tab={`${part} · Admin`}>
      <Tabs value={part} onChange={(value) => void navigate({ search: { part: value as Part } })} keepMounted={false}>
        <Tabs.List mb="md">
          {ADMIN_PARTS.map((name) => (
            <Tabs.Tab key={name} value={name} tt="capitalize">
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={part}>{panels[part]()}</Tabs.Panel>
      </Tabs>
    </Page>
  );
}
