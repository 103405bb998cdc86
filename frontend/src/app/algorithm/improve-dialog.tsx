import { Modal, NativeSelect, Stack } from "@mantine/core";
import "@mantine/core/styles/Modal.css";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { AlgorithmView } from "@/api/types.gen";
import { SearchForm } from "@/features/jobs/components/search-form";

const AIMS = [
  { value: "better", label: "Better in whatever way" },
  { value: "faster", label: "Faster" },
  { value: "less_memory", label: "With less memory" },
  { value: "simpler", label: "Simpler" },
  { value: "fix", label: "Right where it fails" },
] as const;
type Aim = (typeof AIMS)[number]["value"];

/** In which respect an algorithm is to become better. */
export function ImproveDialog({
  algorithm,
  opened,
  onClose,
}: {
  algorithm: AlgorithmView;
  opened: boolean;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const [aim, setAim] = useState<Aim>("better");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={`Improve ${algorithm.name}`}
      size="xl"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Stack>
        <NativeSelect
          label="What is wanted"
          value={aim}
          onChange={(event) => setAim(event.currentTarget.value as Aim)}
          data={[...AIMS]}
        />
        <SearchForm
          words="Start improving"
          strategy="repair"
          named={false}
          noteHint="Handed to the designer. The result becomes a new version only when a test shows a gain."
          requestOf={({ name: _none, ...wish }) => ({ type: "improve", algorithm_id: algorithm.id, aim, ...wish })}
          onStarted={(jobId) => void navigate({ to: "/jobs/$jobId", params: { jobId } })}
        />
      </Stack>
    </Modal>
  );
}
