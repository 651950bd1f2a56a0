import { segment, type RequestOptions, type SendRequest } from '../request.ts';
import type { Team, TeamRequest } from '../teams.ts';

export const teamRoutes = (request: SendRequest) => ({
  listTeams: async (init?: RequestOptions) => (await request<{ items: Team[] }>('GET', '/teams', init)).items,
  createTeam: (body: TeamRequest, init?: RequestOptions) =>
    request<Team>('POST', '/teams', { ...init, body }),
  replaceTeam: (id: string, body: TeamRequest, init?: RequestOptions) =>
    request<Team>('PUT', `/teams/${segment(id)}`, { ...init, body }),
  deleteTeam: (id: string, init?: RequestOptions) => request<void>('DELETE', `/teams/${segment(id)}`, init),
});
