import { MantineProvider } from "@mantine/core";
import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { ResultCardView } from "@/features/algorithms/components/result-card-view";
import type { ResultCard } from "@/features/algorithms/readings";

const card: ResultCard = {
  statement: "Score 3.2 on 6 sealed instances, opened once.",
  splits: [
    { split: "selection", passed: 6, total: 6, score: 3 },
    { split: "sealed", passed: 6, total: 6, score: 3.2 },
  ],
  gap: 0.2,
  baselines: [
    { kind: "textbook", name: "best fit", score: 4.1, better: true, wins: 6, ties: 0, losses: 0, ran: true },
    { kind: "best_of_n", name: "best of n", note: "not run: it would ask the model 2 more times", ran: false },
  ],
  shift: [{ group: "longer", score: 5, baselines: [["best fit", 4]], loses: true }],
  not_measured: ["A part was left out."],
  usage: { dollars: 0.01, cpu_seconds: 9.5 },
  measuring_seconds: 21.25,
  candidates: 3,
};

test("a card says its gap, what was not run and why, the shift test, and what measuring took", () => {
  render(
    <MantineProvider>
      <ResultCardView card={card} />
    </MantineProvider>,
  );
  expect(screen.getByText("worse on sealed than on selection")).toBeInTheDocument();
  expect(screen.getByText("0.2")).toBeInTheDocument();
  expect(screen.getByText("for the search; 21.3 s to measure the result")).toBeInTheDocument();
  expect(screen.getByText(/it would ask the model 2 more times/)).toBeInTheDocument();
  const shift = within(screen.getByRole("table", { name: "Shift test" }));
  expect(shift.getByText("worse than a baseline")).toBeInTheDocument();
  expect(screen.getByText("A part was left out.")).toBeInTheDocument();
});
