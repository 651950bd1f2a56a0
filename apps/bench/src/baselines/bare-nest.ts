/** A bare Nest application on Fastify with one route, `GET /hello`: no guard, no pipe, no log. */
/* eslint-disable no-restricted-imports -- the baseline is Nest itself */
import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

class HelloController {
  hello(): { hello: string } {
    return { hello: 'world' };
  }
}
class HelloModule {}

// Called as functions: Node strips types but knows no decorators.
Get()(
  HelloController.prototype,
  'hello',
  Object.getOwnPropertyDescriptor(HelloController.prototype, 'hello')!,
);
Controller('hello')(HelloController);
Module({ controllers: [HelloController] })(HelloModule);

const app = await NestFactory.create<NestFastifyApplication>(HelloModule, new FastifyAdapter(), {
  logger: false,
});
await app.listen(0, '127.0.0.1');
process.stdout.write(`port=${(app.getHttpServer().address() as { port: number }).port}\n`);
process.once('SIGTERM', () => process.exit(0));
