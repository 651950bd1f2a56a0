import type { AuditLog } from '../audit/audit-log.ts';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { User } from '../users/user.ts';
import { membersRefused, teamNotFound } from './team.errors.ts';
import type { TeamRepository } from './team.repository.ts';
import type { Team } from './team.ts';

interface TeamContent {
  readonly name: string;
  readonly memberUserIds: readonly string[];
}

/** Who answers numbers together. A change moves the numbers that people see at once. */
export class TeamService {
  readonly #teams: TeamRepository;
  readonly #users: UserRepository;
  readonly #audit: AuditLog;
  readonly #live: LiveUpdates;

  constructor(dependencies: {
    teams: TeamRepository;
    users: UserRepository;
    audit: AuditLog;
    live: LiveUpdates;
  }) {
    this.#teams = dependencies.teams;
    this.#users = dependencies.users;
    this.#audit = dependencies.audit;
    this.#live = dependencies.live;
  }

  /** Every team for an admin, else the caller's own. */
  async list(caller: User): Promise<Team[]> {
    return this.#teams.list(caller.role === 'admin' ? undefined : caller.id);
  }

  async create(caller: User, { name, memberUserIds }: TeamContent): Promise<Team> {
    const ids = [...new Set(memberUserIds)];
    await this.#requireMembers(ids, new Set());
    const team = await this.#teams.create(name, ids);
    await this.#record(caller, 'team/created', team, { name, memberUserIds: ids });
    return team;
  }

  async replace(caller: User, id: string, { name, memberUserIds }: TeamContent): Promise<Team> {
    const current = await this.#teams.find(id);
    if (!current) throw teamNotFound(id);
    const ids = [...new Set(memberUserIds)];
    await this.#requireMembers(ids, new Set(current.members.map((member) => member.id)));
    const { before, after } = await this.#teams.replace(id, name, ids);
    const had = before.members.map((member) => member.id);
    const added = ids.filter((member) => !had.includes(member));
    const removed = had.filter((member) => !ids.includes(member));
    await this.#record(caller, 'team/changed', after, {
      ...(before.name === name ? {} : { from: before.name, to: name }),
      added,
      removed,
    });
    // Those who stay see the new name where a number says who answers it.
    this.#live.announceNumbers([...new Set([...had, ...ids])]);
    return after;
  }

  async remove(caller: User, id: string): Promise<void> {
    const team = await this.#teams.remove(id);
    if (!team) throw teamNotFound(id);
    await this.#record(caller, 'team/deleted', team, { name: team.name });
    this.#live.announceNumbers(team.members.map((member) => member.id));
  }

  /** Whoever is in the team already may stay, also when they were disabled or became guests since. */
  async #requireMembers(ids: readonly string[], existing: ReadonlySet<string>): Promise<void> {
    const found = new Map((await this.#users.findMany(ids)).map((user) => [user.id, user]));
    const errors = ids.flatMap((id, index) => {
      const user = found.get(id);
      if (user && existing.has(id)) return [];
      const message = refusalOf(id, user);
      return message === undefined ? [] : [{ path: `memberUserIds.${index}`, message }];
    });
    if (errors.length > 0) throw membersRefused(errors);
  }

  #record(caller: User, action: string, team: Team, details: Record<string, unknown>): Promise<void> {
    return this.#audit.record({ action, actor: caller, subject: team.id, details });
  }
}

function refusalOf(id: string, user: User | undefined): string | undefined {
  if (!user) return `There is no user with the id ${id}.`;
  if (user.disabled) return `${user.displayName} is disabled.`;
  if (user.role === 'guest') return `${user.displayName} is a guest; guests answer no numbers.`;
  return undefined;
}
