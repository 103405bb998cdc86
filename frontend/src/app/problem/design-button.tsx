import { Sparkles } from "lucide-react";
import { LinkButton } from "@/components/link";

/** The way to a new algorithm for a problem. */
export function DesignButton({ problemId }: { problemId: number }) {
  return (
    <LinkButton to="/problems/$problemId/design" params={{ problemId }} leftSection={<Sparkles size={16} />}>
      Design an algorithm
    </LinkButton>
  );
}
