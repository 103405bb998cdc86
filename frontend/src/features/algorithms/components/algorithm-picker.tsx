import { Combobox, InputBase, useCombobox } from "@mantine/core";
import "@mantine/core/styles/Combobox.css";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { listAlgorithms } from "@/api/sdk.gen";
import type { AlgorithmSummary } from "@/api/types.gen";

type PickerProps = {
  label: string;
  value: AlgorithmSummary | undefined;
  problemId?: number | undefined;
  exclude?: number[];
  onPick: (algorithm: AlgorithmSummary) => void;
};

/** Finds an algorithm by its name. */
export function AlgorithmPicker({ label, value, problemId, exclude = [], onPick }: PickerProps) {
  const box = useCombobox({ onDropdownClose: () => setWords(null) });
  const [words, setWords] = useState<string | null>(null);
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words?.trim() ?? ""), 180);
    return () => clearTimeout(timer);
  }, [words]);
  const found = useQuery({
    queryKey: ["algorithms", "picker", asked, problemId],
    queryFn: () => listAlgorithms({ query: { q: asked, limit: 20, ...(problemId ? { problem_id: problemId } : {}) } }),
    placeholderData: (before) => before,
  });
  const options = found.data?.items.filter((one) => !exclude.includes(one.id)) ?? [];
  const pick = (id: string) => {
    const chosen = options.find((one) => String(one.id) === id);
    if (chosen) onPick(chosen);
    box.closeDropdown();
  };
  return (
    <Combobox store={box} onOptionSubmit={pick}>
      <Combobox.Target>
        <InputBase
          label={label}
          placeholder="Find by name"
          value={words ?? value?.name ?? ""}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            box.openDropdown();
          }}
          onFocus={() => box.openDropdown()}
          onClick={() => box.openDropdown()}
          onBlur={() => box.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: "auto" }} aria-label={label}>
          {options.map((one) => (
            <Combobox.Option key={one.id} value={String(one.id)}>
              <b>{one.name}</b> <span style={{ color: "var(--mantine-color-dimmed)" }}>for {one.problem_title}</span>
            </Combobox.Option>
          ))}
          {!options.length && (
            <Combobox.Empty>{found.isPending ? "Looking…" : "Nothing has that name."}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
