import { expect, type Locator, type Page } from '@playwright/test';
import type { Person } from './person.ts';

/** The SMS console as somebody uses it. */
export class SmsConsole {
  readonly page: Page;

  constructor(person: Person) {
    this.page = person.page;
  }

  async open(): Promise<void> {
    await this.page.goto('/sms');
    await expect(this.page.getByRole('button', { name: 'New message' })).toBeVisible();
  }

  /** Fills in the dialog for a new message. */
  async address(from: string, to: string): Promise<Locator> {
    await this.page.getByRole('button', { name: 'New message' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'New message' });
    await dialog.getByLabel('From').selectOption(from);
    await dialog.getByLabel('To', { exact: true }).fill(to);
    return dialog;
  }

  async begin(from: string, to: string): Promise<void> {
    const dialog = await this.address(from, to);
    await dialog.getByRole('button', { name: 'Open conversation' }).click();
    await expect(dialog).toBeHidden();
    await expect(this.composer).toBeVisible();
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: /^Message to/ });
  }

  async send(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  /** The message with this text in the open conversation. */
  message(text: string): Locator {
    return this.page
      .getByRole('list', { name: 'Messages', exact: true })
      .getByRole('listitem')
      .filter({ hasText: text });
  }

  /** The line of a contact in the list, by the number as it is read. */
  conversation(contact: string): Locator {
    return this.page
      .getByRole('navigation', { name: 'SMS conversations' })
      .getByRole('link', { name: contact });
  }

  /** The way to the console from everywhere. */
  get place(): Locator {
    return this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^SMS/ });
  }

  async openDetails(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Details', exact: true }).click();
    const panel = this.page
      .getByLabel('Details')
      .filter({ has: this.page.getByRole('heading', { name: 'Details' }) });
    await expect(panel.getByRole('heading', { name: 'Private notes' })).toBeVisible();
    return panel;
  }
}

interface Work {
  id: string;
  status: string;
  phoneNumbers: string[];
  monthlyCost: unknown;
}

async function sessionOf(person: Person) {
  const answer = await person.page.request.get('/api/session');
  return (await answer.json()) as { csrfToken: string; user: { id: string } };
}

/** Lets somebody answer a number. */
export async function assignNumber(admin: Person, phoneNumber: string, person: Person): Promise<void> {
  const { csrfToken } = await sessionOf(admin);
  const { user } = await sessionOf(person);
  const answer = await admin.page.request.put(
    `/api/phone-numbers/${encodeURIComponent(phoneNumber)}/assignee`,
    {
      data: { assignee: { kind: 'user', id: user.id } },
      headers: { 'x-csrf-token': csrfToken, origin: new URL(admin.page.url()).origin },
    },
  );
  expect(answer.status(), await answer.text()).toBe(200);
}

/** Buys a toll-free number for text messages as an administrator, without the pages for it. */
export async function buyNumber(admin: Person): Promise<string> {
  const { request } = admin.page;
  const { csrfToken } = await sessionOf(admin);
  const begin = async (path: string, data: object) => {
    const answer = await request.post(`/api/phone-numbers/${path}`, {
      data,
      headers: { 'x-csrf-token': csrfToken, origin: new URL(admin.page.url()).origin },
    });
    expect(answer.status(), await answer.text()).toBe(202);
    const { id } = (await answer.json()) as Work;
    let work: Work | undefined;
    await expect(async () => {
      work = (await (await request.get(`/api/phone-numbers/${path}/${id}`)).json()) as Work;
      expect(work.status).toBe('succeeded');
    }).toPass();
    return work as Work;
  };
  const search = await begin('searches', {
    countryCode: 'US',
    numberType: 'tollFree',
    capabilities: { calling: 'none', sms: 'inbound+outbound' },
  });
  await begin('orders', { searchId: search.id, acceptedMonthlyCost: search.monthlyCost });
  const [phoneNumber = ''] = search.phoneNumbers;
  return phoneNumber;
}

/** The phone of a contact, on the emulator's page for it. */
export class Handset {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get log(): Locator {
    return this.page.getByRole('log', { name: 'Messages' });
  }

  async answer(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Message' }).fill(text);
    await this.page.keyboard.press('Enter');
  }
}
