/**
 * What the computer shows outside of the window: that something urgent waits, never what. Only while the window is out
 * of sight, and only where the member has allowed it in the settings.
 */

/** One notice, replaced by the next: of several tabs, too. */
const TAG = 'kopri-urgent';

export async function showUrgentNotice(words: string): Promise<void> {
  if (!document.hidden || !('Notification' in window) || Notification.permission !== 'granted') return;
  const terms = { body: words, tag: TAG };
  try {
    const notice = new Notification('Köpri', terms);
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
  } catch {
    // On phones only the service worker may show one.
    const registration = await navigator.serviceWorker?.getRegistration();
    await registration?.showNotification('Köpri', terms);
  }
}
