import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** Somebody who uses the web client: what they can do, in the words of the interface. */
export class Person {
  readonly name: string;
  readonly page: Page;
  /** Messages of the browser's console that no user should cause. */
  readonly consoleErrors: string[] = [];

  constructor(name: string, page: Page) {
    this.name = name;
    this.page = page;
    page.on('pageerror', (error) => this.consoleErrors.push(String(error)));
  }

  /** Signs in as the page for it does, which has tests of its own: it is half the work of opening it first. */
  async signIn(origin: string): Promise<void> {
    const answer = await this.page.request.post(`${origin}/api/sign-in/development`, {
      data: { displayName: this.name },
      headers: { origin },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
    await this.page.goto('/');
    await expect(this.page.getByRole('button', { name: 'New conversation' })).toBeVisible();
  }

  async startConversation(topic: string, ...others: readonly Person[]): Promise<void> {
    const dialog = await this.fillNewConversation(topic, ...others);
    await dialog.getByRole('button', { name: 'Start' }).click();
    await expect(dialog).toBeHidden();
    await expect(this.composer).toBeVisible();
  }

  /** @returns the dialog, ready for "Start" */
  async fillNewConversation(topic: string, ...others: readonly Person[]): Promise<Locator> {
    await this.page.getByRole('button', { name: 'New conversation' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'New conversation' });
    for (const other of others) {
      await dialog.getByRole('searchbox', { name: 'Search people by name' }).fill(other.name);
      // The list narrows down a moment after the typing; a click meanwhile would meet somebody else.
      await expect(dialog.getByRole('checkbox')).toHaveCount(1);
      await dialog.getByRole('checkbox', { name: other.name }).check();
    }
    await dialog.getByLabel('Name (optional)').fill(topic);
    return dialog;
  }

  /** The line of a conversation in the list. */
  conversation(topic: string): Locator {
    return this.page
      .getByRole('complementary')
      .or(this.page.locator('body'))
      .getByRole('link', { name: topic });
  }

  async open(topic: string): Promise<void> {
    await this.conversation(topic).click();
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
  message(text: string | RegExp): Locator {
    return this.page.getByRole('list', { name: 'Messages' }).getByRole('listitem').filter({ hasText: text });
  }

  async chooseAction(text: string, action: 'Edit' | 'Delete' | 'Reply' | 'React'): Promise<void> {
    const message = this.message(text);
    await message.hover();
    await message.getByRole('button', { name: /^Actions for the message/ }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  /** Fills in the form for numbers and waits for what is found. */
  async searchNumbers(wanted: { country: string; kind: string; quantity: number }): Promise<void> {
    await this.page.goto('/numbers/buy');
    await this.page.getByLabel('Country').selectOption(wanted.country);
    await this.page.getByRole('radio', { name: wanted.kind }).check();
    await this.page.getByLabel('How many?').fill(String(wanted.quantity));
    await this.page.getByRole('button', { name: 'Search', exact: true }).click();
    await expect(this.page.getByText('Held for you for')).toBeVisible();
  }

  /** The line of a phone number, in the grouping in which it is read. */
  numberRow(phoneNumber: string): Locator {
    return this.page.getByRole('row').filter({ hasText: phoneNumber });
  }

  async chooseNumberAction(phoneNumber: string, action: string): Promise<void> {
    await this.page.getByRole('button', { name: `Actions for ${phoneNumber}` }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }
}
