import {
  Accordion,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  NumberInput,
  Stack,
  Textarea,
  TextInput,
} from "@mantine/core";
import "@mantine/core/styles/Accordion.css";
import "@mantine/core/styles/Checkbox.css";
import "@mantine/core/styles/NumberInput.css";
import { Sparkles } from "lucide-react";
import { useState } from "react";
import { FormFailure } from "@/components/form-failure";
import { Panel } from "@/components/panel";
import { type JobRequest, useSubmitJob } from "@/features/jobs/api/commands";
import { EstimateLine } from "@/features/jobs/components/estimate-line";
import classes from "@/features/jobs/components/job.module.css";

/** What every search takes. */
export type SearchWish = {
  designer: "auto" | "offline" | "gemini" | "openai" | "anthropic";
  model: string;
  strategy: "bandit" | "best_of_n" | "repair" | "map_elites";
  note: string;
  name: string;
  seed: number;
  independent_samples: boolean;
  budget: { candidates: number; dollars: number | null; wall_seconds: number | null; cpu_seconds: number | null };
};

const FIRST: SearchWish = {
  designer: "auto",
  model: "",
  strategy: "bandit",
  note: "",
  name: "",
  seed: 0,
  independent_samples: false,
  budget: { candidates: 20, dollars: null, wall_seconds: null, cpu_seconds: null },
};

const DESIGNERS = [
  { value: "auto", label: "The best that is set up" },
  { value: "offline", label: "Offline: no model, no key, no cost" },
  { value: "gemini", label: "Google Gemini" },
  { value: "openai", label: "OpenAI, or what speaks like it" },
  { value: "anthropic", label: "Anthropic" },
];

const STRATEGIES = [
  { value: "bandit", label: "Decide as it goes" },
  { value: "best_of_n", label: "Many at once, keep the best" },
  { value: "repair", label: "One after the other, mending what fails" },
  { value: "map_elites", label: "Keep many kinds and evolve them" },
];

type FormProps = {
  /** Makes the whole request from the wish; null while something is still missing. */
  requestOf: (wish: SearchWish) => JobRequest | null;
  words: string;
  noteHint: string;
  /** How it searches unless something else is chosen. */
  strategy?: SearchWish["strategy"];
  /** Whether the result gets a name of its own. */
  named?: boolean;
  onStarted: (jobId: number) => void;
};

/** How to search: with whom, how long, how. What it is likely to take stands beside the button. */
export function SearchForm({
  requestOf,
  words,
  noteHint,
  strategy = FIRST.strategy,
  named = true,
  onStarted,
}: FormProps) {
  const [wish, setWish] = useState({ ...FIRST, strategy });
  const submit = useSubmitJob();
  const set = (change: Partial<SearchWish>) => setWish({ ...wish, ...change });
  const request = requestOf(wish);
  const start = () => request && submit.mutate(request, { onSuccess: (job) => onStarted(job.id) });
  return (
    <Panel>
      <Stack>
        <div className={classes.fields}>
          <NativeSelect
            label="Designer"
            value={wish.designer}
            data={DESIGNERS}
            onChange={(event) => set({ designer: event.currentTarget.value as SearchWish["designer"] })}
          />
          <NumberInput
            label="Candidates, at most"
            min={1}
            max={10_000}
            value={wish.budget.candidates}
            onChange={(value) => set({ budget: { ...wish.budget, candidates: Number(value) || 1 } })}
          />
        </div>
        <Textarea
          label="A note to the designer"
          description={noteHint}
          autosize
          minRows={2}
          maxRows={8}
          value={wish.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
        <MoreChoices wish={wish} set={set} named={named} />
        <FormFailure error={submit.error} />
        <Group justify="space-between">
          {request && <EstimateLine request={request} />}
          <Button
            size="md"
            leftSection={<Sparkles size={18} />}
            disabled={!request}
            loading={submit.isPending}
            onClick={start}
            ml="auto"
          >
            {words}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}

type ChoicesProps = { wish: SearchWish; set: (change: Partial<SearchWish>) => void; named: boolean };

function MoreChoices({ wish, set, named }: ChoicesProps) {
  const limit = (name: "dollars" | "wall_seconds" | "cpu_seconds", label: string) => (
    <NumberInput
      label={label}
      placeholder="no limit"
      min={0}
      value={wish.budget[name] ?? ""}
      onChange={(value) => set({ budget: { ...wish.budget, [name]: value === "" ? null : Number(value) } })}
    />
  );
  return (
    <Accordion variant="default">
      <Accordion.Item value="more">
        <Accordion.Control>More choices</Accordion.Control>
        <Accordion.Panel>
          <Stack>
            <div className={classes.fields}>
              <NativeSelect
                label="Strategy"
                value={wish.strategy}
                data={STRATEGIES}
                onChange={(event) => set({ strategy: event.currentTarget.value as SearchWish["strategy"] })}
              />
              <TextInput
                label="Model"
                placeholder="the operator's choice"
                disabled={wish.designer === "auto" || wish.designer === "offline"}
                value={wish.model}
                onChange={(event) => set({ model: event.currentTarget.value })}
              />
            </div>
            <div className={classes.fields}>
              {limit("dollars", "US dollars, at most")}
              {limit("wall_seconds", "Seconds, at most")}
              {limit("cpu_seconds", "CPU seconds, at most")}
            </div>
            <Checkbox
              label="Compare with independent samples"
              description="Asks the model for as many tokens again as the search used, within the limits above, to see whether the search was worth it."
              disabled={wish.designer === "offline"}
              checked={wish.independent_samples && wish.designer !== "offline"}
              onChange={(event) => set({ independent_samples: event.currentTarget.checked })}
            />
            <div className={classes.fields}>
              {named && (
                <TextInput
                  label="Name of the result"
                  placeholder="the designer's"
                  value={wish.name}
                  onChange={(event) => set({ name: event.currentTarget.value })}
                />
              )}
              <NumberInput
                label="Seed"
                description="The same seed makes an offline search repeatable."
                min={0}
                value={wish.seed}
                onChange={(value) => set({ seed: Number(value) || 0 })}
              />
            </div>
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
