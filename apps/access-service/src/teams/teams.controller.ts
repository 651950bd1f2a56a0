import { Controller, Delete, Get, Post, Put } from '@nestjs/common';
import { team, teamList, teamRequest, type Team as TeamView } from '@switchboard/access-api';
import { z } from 'zod';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidBody, ValidParam } from '../platform/parameters.ts';
import { RequiresRole } from '../platform/route-access.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { TeamService } from './team.service.ts';
import type { Team } from './team.ts';

@Controller('teams')
export class TeamsController {
  constructor(private readonly teams: TeamService) {}

  @Get()
  @Operation({
    summary: 'Every team for an admin, else the own ones; by name.',
    status: 200,
    answers: teamList,
  })
  async list(@CurrentSession() { user }: ActiveSession): Promise<{ items: TeamView[] }> {
    return { items: (await this.teams.list(user)).map(toView) };
  }

  @Post()
  @RequiresRole('admin')
  @Operation({ summary: 'Makes a team.', status: 201, answers: team })
  async create(
    @CurrentSession() { user }: ActiveSession,
    @ValidBody(teamRequest) content: z.output<typeof teamRequest>,
  ): Promise<TeamView> {
    return toView(await this.teams.create(user, content));
  }

  @Put(':teamId')
  @RequiresRole('admin')
  @Operation({ summary: 'Changes the name and all members of a team.', status: 200, answers: team })
  async replace(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('teamId', z.uuid()) teamId: string,
    @ValidBody(teamRequest) content: z.output<typeof teamRequest>,
  ): Promise<TeamView> {
    return toView(await this.teams.replace(user, teamId, content));
  }

  @Delete(':teamId')
  @RequiresRole('admin')
  @Operation({
    summary: 'Ends a team; nobody but admins sees its numbers until they are assigned anew.',
    status: 204,
  })
  async remove(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('teamId', z.uuid()) teamId: string,
  ): Promise<void> {
    await this.teams.remove(user, teamId);
  }
}

function toView({ id, name, members }: Team): TeamView {
  return { id, name, members: members.map((member) => ({ ...member })) };
}
