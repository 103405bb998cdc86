import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData, spotlight } from "@mantine/spotlight";
import "@mantine/spotlight/styles.css";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Activity, FilePlus2, ListTree, Search, Shapes } from "lucide-react";
import { useEffect, useState } from "react";
import { listAlgorithms, listProblems } from "@/api/sdk.gen";
import { recentJobsQuery } from "@/features/jobs/api/running";

type PaletteProps = { isAdmin: boolean; onClose: () => void };

/** Everything, by typing: pages, one's problems, algorithms and newest jobs. Loaded when first asked for. */
export default function Palette({ isAdmin, onClose }: PaletteProps) {
  const [words, setWords] = useState("");
  const actions = useActions(words, isAdmin);
  useEffect(() => spotlight.open(), []);
  return (
    <Spotlight
      actions={actions}
      query={words}
      onQueryChange={setWords}
      onSpotlightClose={onClose}
      shortcut={null}
      nothingFound="Nothing has that name."
      limit={14}
      scrollable
      maxHeight={420}
      searchProps={{ leftSection: <Search size={18} />, placeholder: "Find or do…", "aria-label": "Find or do" }}
    />
  );
}

function useActions(words: string, isAdmin: boolean): SpotlightActionGroupData[] {
  const navigate = useNavigate();
  const found = useFound(words);
  const go = (label: string, run: () => unknown, description?: string): SpotlightActionData => ({
    id: `${label} ${description ?? ""}`,
    label,
    onClick: () => void run(),
    ...(description ? { description } : {}),
  });
  const { problems, algorithms, jobs } = found;
  return [
    {
      group: "Do",
      actions: [
        { ...go("State a problem", () => navigate({ to: "/problems/new" })), leftSection: <FilePlus2 size={17} /> },
        go("Compare two algorithms", () => navigate({ to: "/compare" })),
        go("Combine algorithms", () => navigate({ to: "/synthesis" })),
      ],
    },
    {
      group: "Problems",
      actions: problems.map((one) => ({
        ...go(
          one.title,
          () => navigate({ to: "/problems/$problemId", params: { problemId: one.id } }),
          `problem ${one.id}`,
        ),
        leftSection: <Shapes size={17} />,
      })),
    },
    {
      group: "Algorithms",
      actions: algorithms.map((one) => ({
        ...go(
          one.name,
          () => navigate({ to: "/algorithms/$algorithmId", params: { algorithmId: one.id } }),
          `for ${one.problem_title} · ${one.id}`,
        ),
        leftSection: <ListTree size={17} />,
      })),
    },
    {
      group: "Jobs",
      actions: jobs.map((one) => ({
        ...go(
          `Job ${one.id}`,
          () => navigate({ to: "/jobs/$jobId", params: { jobId: one.id } }),
          `${one.type}, ${one.state}`,
        ),
        leftSection: <Activity size={17} />,
      })),
    },
    {
      group: "Go to",
      actions: [
        go("Home", () => navigate({ to: "/" })),
        go("All problems", () => navigate({ to: "/problems" })),
        go("All algorithms", () => navigate({ to: "/algorithms" })),
        go("All jobs", () => navigate({ to: "/jobs" })),
        go("Analytics", () => navigate({ to: "/analytics" })),
        go("Exports", () => navigate({ to: "/exports" })),
        go("Settings", () => navigate({ to: "/settings" })),
        ...(isAdmin ? [go("Admin", () => navigate({ to: "/admin" }))] : []),
      ],
    },
  ];
}

/** What the service finds for the words, a moment after the last key. */
function useFound(words: string) {
  const [asked, setAsked] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words.trim()), 180);
    return () => clearTimeout(timer);
  }, [words]);
  const problems = useQuery({
    queryKey: ["problems", "palette", asked],
    queryFn: () => listProblems({ query: { q: asked, limit: 6 } }),
    placeholderData: (before) => before,
  });
  const algorithms = useQuery({
    queryKey: ["algorithms", "palette", asked],
    queryFn: () => listAlgorithms({ query: { q: asked, limit: 6 } }),
    placeholderData: (before) => before,
  });
  const jobs = useQuery(recentJobsQuery);
  return {
    problems: problems.data?.items ?? [],
    algorithms: algorithms.data?.items ?? [],
    jobs: jobs.data?.slice(0, 6) ?? [],
  };
}
