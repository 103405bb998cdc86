import { Stack } from "@mantine/core";
import type { Scope } from "@/features/analytics/api/queries";
import { GainsPanel, GrowthPanel } from "@/features/analytics/components/algorithms-figures";
import { DesignersPanel, VerdictsPanel } from "@/features/analytics/components/designers-figures";
import {
  FigureFacts,
  JobsPanel,
  SolvedPanel,
  TimeToSolvedPanel,
  UsedPanel,
} from "@/features/analytics/components/jobs-figures";
import {
  FailuresPanel,
  PeoplePanel,
  QueueTimesPanel,
  StoragePanel,
} from "@/features/analytics/components/service-figures";
import { WindowChooser } from "@/features/analytics/components/window-chooser";
import type { Use } from "@/features/analytics/figure-series";
import { openWindow, type WindowSearch } from "@/features/analytics/figure-window";

export type FiguresSearch = WindowSearch & { use?: Use | undefined };
type FiguresPageProps = { scope: Scope; search: FiguresSearch; onSearch: (change: FiguresSearch) => void };

/** All figures of a window: one's own, or those of the whole installation. */
export function Figures({ scope, search, onSearch }: FiguresPageProps) {
  const asked = openWindow(search);
  const props = { scope, asked };
  return (
    <Stack>
      <WindowChooser asked={asked} onChoose={onSearch} />
      <FigureFacts {...props} />
      {scope === "all" && <PeoplePanel asked={asked} />}
      {scope === "all" && <QueueTimesPanel asked={asked} />}
      <JobsPanel {...props} />
      <SolvedPanel {...props} />
      <TimeToSolvedPanel {...props} />
      <UsedPanel {...props} use={search.use ?? "dollars"} onUse={(use) => onSearch({ use })} />
      <DesignersPanel {...props} />
      <VerdictsPanel {...props} />
      <GainsPanel {...props} />
      <GrowthPanel {...props} />
      {scope === "all" && <FailuresPanel asked={asked} />}
      {scope === "all" && <StoragePanel asked={asked} />}
    </Stack>
  );
}
