import type {
  Locality,
  NumberAssignee,
  PhoneNumber,
  PhoneNumberCountry,
  PhoneNumberOffering,
} from '@switchboard/access-api';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { TeamRepository } from '../teams/team.repository.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { User } from '../users/user.ts';
import type { NumberAccess } from './number-access.ts';
import { assigneeRefused, localityRequired } from './phone-number.errors.ts';
import type { AreaCodesOf, PhoneNumberGateway } from './phone-number-gateway.ts';
import type { Assignment, PhoneNumberRepository } from './phone-number.repository.ts';

/** Who sees which numbers and who answers them, and what could be bought. */
export class PhoneNumberService {
  readonly #numbers: PhoneNumberRepository;
  readonly #gateway: PhoneNumberGateway;
  readonly #access: NumberAccess;
  readonly #users: UserRepository;
  readonly #teams: TeamRepository;
  readonly #live: LiveUpdates;

  constructor(dependencies: {
    numbers: PhoneNumberRepository;
    gateway: PhoneNumberGateway;
    access: NumberAccess;
    users: UserRepository;
    teams: TeamRepository;
    live: LiveUpdates;
  }) {
    this.#numbers = dependencies.numbers;
    this.#gateway = dependencies.gateway;
    this.#access = dependencies.access;
    this.#users = dependencies.users;
    this.#teams = dependencies.teams;
    this.#live = dependencies.live;
  }

  /** Every number for an admin, those of theirs and of their teams for members, none for guests. */
  async list(caller: User): Promise<PhoneNumber[]> {
    return this.#numbers.list(await this.#access.visibleNumbers(caller));
  }

  async assign(caller: User, phoneNumber: string, assignment: Assignment | null): Promise<PhoneNumber> {
    if (assignment) await this.#requireAssignable(assignment);
    const had = await this.#access.audienceOf(phoneNumber);
    const number = await this.#numbers.assign(phoneNumber, assignment, (before, after) => ({
      action: assignment ? 'phone-number/assigned' : 'phone-number/unassigned',
      actor: caller,
      subject: phoneNumber,
      details: { from: before.assignee, to: after.assignee, monthlyCost: after.monthlyCost },
    }));
    const has = await this.#access.audienceOf(phoneNumber);
    this.#live.announceNumbers([...new Set([...had.userIds, ...has.userIds])]);
    return number;
  }

  async listCountries(): Promise<PhoneNumberCountry[]> {
    return this.#gateway.listCountries();
  }

  async listOfferings(countryCode: string): Promise<PhoneNumberOffering[]> {
    return this.#gateway.listOfferings(countryCode);
  }

  async listLocalities(countryCode: string): Promise<Locality[]> {
    return this.#gateway.listLocalities(countryCode);
  }

  async listAreaCodes(countryCode: string, of: AreaCodesOf): Promise<string[]> {
    if (of.numberType === 'geographic' && of.locality === undefined) throw localityRequired();
    return this.#gateway.listAreaCodes(countryCode, of);
  }

  async #requireAssignable({ kind, id }: Assignment): Promise<void> {
    const refusal = kind === 'team' ? await this.#refusalOfTeam(id) : await this.#refusalOfUser(id);
    if (refusal !== undefined) throw assigneeRefused(`The number was not assigned: ${refusal}`);
  }

  async #refusalOfTeam(id: NumberAssignee['id']): Promise<string | undefined> {
    return (await this.#teams.find(id)) ? undefined : `there is no team with the id ${id}.`;
  }

  async #refusalOfUser(id: NumberAssignee['id']): Promise<string | undefined> {
    const user = await this.#users.find(id);
    if (!user) return `there is no user with the id ${id}.`;
    if (user.disabled) return `${user.displayName} is disabled.`;
    return user.role === 'guest' ? `${user.displayName} is a guest; guests answer no numbers.` : undefined;
  }
}
