import { z } from "zod";
import { strict } from "../../scenario/distribution-schema.ts";
import { title } from "../../scenario/input-schema.ts";
import { day } from "../hindcast/episode-schema.ts";

/** What an episode of one's own is made from; tables by their files. */
export const answersSchema = strict({
  title,
  scenario: z.string().min(1, "must name a scenario"),
  material: z.string().optional(),
  form: z.string().optional(),
  freeze: day,
  announced: day.optional(),
  until: day,
  like: z.string().optional(),
  usual: z.string().optional(),
  policy: z.string().min(1, "must name a table"),
  prices: z.string().optional(),
  flows: z.string().optional(),
});
export type EpisodeAnswers = z.infer<typeof answersSchema>;
