import { Controller, Get, Res } from '@nestjs/common';
import { z } from 'zod';
import type { HttpReply } from './http.ts';
import { Metrics } from './metrics.ts';
import { Operation } from './operation.decorator.ts';
import { Readiness } from './readiness.ts';
import { Public } from './route-access.ts';

const readinessReport = z.object({
  status: z.enum(['ready', 'not-ready']),
  checks: z.record(z.string(), z.enum(['ok', 'failed'])),
});

/** For the machines that run the service; not under `/api`, so that a proxy need not publish it. */
@Controller()
@Public()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  @Get('healthz')
  @Operation({
    summary: 'The process is alive.',
    status: 200,
    answers: z.object({ status: z.literal('alive') }),
  })
  health() {
    return { status: 'alive' };
  }

  @Get('readyz')
  @Operation({
    summary:
      'Whether database, Communication Services and, where there is one, Redis answer; 503 when one does not.',
    status: 200,
    answers: readinessReport,
  })
  async ready(@Res({ passthrough: true }) reply: HttpReply) {
    const report = await this.readiness.report();
    if (report.status !== 'ready') reply.status(503).header('retry-after', 2);
    return report;
  }

  @Get('metrics')
  @Operation({
    summary: 'Metrics for Prometheus.',
    status: 200,
    answers: z.string(),
    mediaType: 'text/plain',
  })
  async exposeMetrics(@Res({ passthrough: true }) reply: HttpReply) {
    reply.header('content-type', this.metrics.contentType);
    return this.metrics.expose();
  }
}
