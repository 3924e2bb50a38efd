/** Clicks, and types into what was clicked. No shortcut. */
import type { Locator, Page } from 'playwright-core';
import { byRole, placeOf, type Hands, type Name, type Where } from './hands.js';

/** Drawn chips hide the native control: a mouse meets its label. */
const labelOf = (control: Locator): Locator => control.locator('xpath=ancestor::label');

export class Mouse implements Hands {
  private constructor(readonly page: Page) {}

  static async of(page: Page): Promise<Mouse> {
    return new Mouse(page);
  }

  press(button: Name, where?: Where): Promise<void> {
    return byRole(placeOf(this.page, where), 'button', button).click();
  }

  follow(link: Name, where?: Where): Promise<void> {
    return byRole(placeOf(this.page, where), 'link', link).first().click();
  }

  async write(field: Name, text: string, where?: Where): Promise<void> {
    const control = placeOf(this.page, where).getByLabel(field, { exact: true });
    await control.click();
    await control.fill(text);
  }

  async choose(group: string, choice: Name): Promise<void> {
    const around = byRole(this.page, 'group', group);
    const control = byRole(around, 'radio', choice).or(byRole(around, 'checkbox', choice));
    await control.waitFor({ state: 'attached' });
    if (!(await control.isChecked())) await labelOf(control).click();
  }

  async tick(box: Name, where?: Where): Promise<void> {
    const control = byRole(placeOf(this.page, where), 'checkbox', box);
    await control.waitFor({ state: 'attached' });
    if (!(await control.isChecked())) await labelOf(control).click();
  }

  async select(field: Name, option: string, where?: Where): Promise<void> {
    await placeOf(this.page, where).getByLabel(field, { exact: true }).selectOption({ label: option });
  }

  unfold(line: string): Promise<void> {
    return this.page.locator('summary', { hasText: line }).click();
  }

  async pickFile(control: Name, path: string): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.page.locator('label').filter({ hasText: control }).click(),
    ]);
    await chooser.setFiles(path);
  }
}
