import { getRouteApi } from "@tanstack/react-router";
import { Page } from "@/components/page";
import { Figures } from "@/features/analytics/components/figures";

const route = getRouteApi("/inside/analytics");

/** What I asked for, what came of it, and what it used. */
export function AnalyticsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title="Analytics" lead="What you asked for, what came of it, and what it used.">
      <Figures
        scope="own"
        search={search}
        onSearch={(change) =>
          void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false })
        }
      />
    </Page>
  );
}
