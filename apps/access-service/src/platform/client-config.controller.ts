import { Controller, Get } from '@nestjs/common';
import { clientConfig, type ClientConfig } from '@switchboard/access-api';
import { Operation } from './operation.decorator.ts';
import { Public } from './route-access.ts';

/** Where the data plane is, for the web client. */
export class DataPlane {
  readonly endpoint: string;
  readonly insecureEndpoint: string | null;
  readonly handsetUrl: string | null;

  constructor(acs: { publicEndpoint: string; insecureEndpoint: string | null }) {
    this.endpoint = acs.publicEndpoint;
    this.insecureEndpoint = acs.insecureEndpoint;
    this.handsetUrl = acs.insecureEndpoint && `${acs.insecureEndpoint}/_emulator/handset`;
  }
}

@Controller('config')
@Public()
export class ClientConfigController {
  constructor(private readonly dataPlane: DataPlane) {}

  @Get()
  @Operation({
    summary: 'What the web client must know about the data plane.',
    status: 200,
    answers: clientConfig,
  })
  read(): ClientConfig {
    const { endpoint, insecureEndpoint, handsetUrl } = this.dataPlane;
    return { endpoint, insecureEndpoint, handsetUrl };
  }
}
