import { afterEach, describe, expect, it, vi } from 'vitest';
import { Emitter } from './emitter.ts';
import { bindMethods, emitterOf, PublicObject } from './public-object.ts';

afterEach(() => vi.unstubAllGlobals());

describe('Emitter', () => {
  it('calls every listener, whatever one of them throws', () => {
    const reported: unknown[] = [];
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
    const emitter = new Emitter<{ changed: (value: number) => void }>();
    const seen: number[] = [];
    emitter.on('changed', () => {
      throw new Error('listener');
    });
    emitter.on('changed', (value) => seen.push(value));
    emitter.emit('changed', 1);
    expect(seen).toEqual([1]);
    expect(reported).toMatchObject([{ message: 'listener' }]);
  });

  it('takes an unknown listener off without complaint, and one of two equal ones', () => {
    const emitter = new Emitter<{ changed: () => void }>();
    let count = 0;
    const listener = () => void (count += 1);
    emitter.off('changed', listener);
    emitter.on('changed', listener);
    emitter.on('changed', listener);
    emitter.off('changed', listener);
    emitter.emit('changed');
    expect(count).toBe(1);
  });

  it('lets listeners come and go while it tells', () => {
    const emitter = new Emitter<{ changed: () => void }>();
    const seen: string[] = [];
    emitter.on('changed', () => {
      seen.push('first');
      emitter.on('changed', () => seen.push('late'));
    });
    emitter.emit('changed');
    expect(seen).toEqual(['first']);
  });
});

describe('PublicObject', () => {
  class Thing extends PublicObject<{ changed: () => void }> {
    readonly self = () => this;
    _count = 0;
    get count() {
      return this._count;
    }
    increase() {
      this._count += 1;
      emitterOf<{ changed: () => void }>(this).emit('changed');
      return this;
    }
  }

  it('runs its methods on itself, also through a Proxy', () => {
    const thing = new Thing();
    const proxy = new Proxy(thing, { get: (target, name) => Reflect.get(target, name) as unknown });
    let told = 0;
    proxy.on('changed', () => void (told += 1));
    expect(proxy.increase()).toBe(thing);
    expect([proxy.count, told]).toEqual([1, 1]);
    const { increase } = thing;
    expect(increase()).toBe(thing);
  });

  it('stays open to properties of others', () => {
    const thing = new Thing();
    Object.defineProperty(thing, 'unsubscribe', { configurable: false, value: () => undefined });
    expect(Object.isExtensible(thing)).toBe(true);
    expect(Object.keys(thing)).toContain('increase');
  });

  it('binds the methods of all its classes, the nearest first', () => {
    class Special extends Thing {
      override increase() {
        this._count += 10;
        return this;
      }
    }
    const special = new Special();
    bindMethods(special);
    expect(special.increase().count).toBe(10);
  });
});
