import type { Team } from './team.ts';

/** Keeps teams. */
export abstract class TeamRepository {
  /** By name; those in which the user is, or all. */
  abstract list(memberId?: string): Promise<Team[]>;
  abstract find(id: string): Promise<Team | undefined>;
  /** @throws AppError `teams/name-taken` */
  abstract create(name: string, memberUserIds: readonly string[]): Promise<Team>;
  /**
   * Changes the name and all members at once.
   * @returns the team as it was, and as it is
   * @throws AppError `teams/not-found`, `teams/name-taken`
   */
  abstract replace(
    id: string,
    name: string,
    memberUserIds: readonly string[],
  ): Promise<{ before: Team; after: Team }>;
  /** Its numbers are nobody's from then on. @returns the team as it was; undefined when there was none */
  abstract remove(id: string): Promise<Team | undefined>;
}
