import { availableStorage } from '../../preferences/available-storage.ts';

const storageKey = 'switchboard-own-background';
const largest = { width: 1280, height: 720 };
const quality = 0.8;
const largestFileBytes = 30_000_000;

/** The person's own picture as a `data:` URL. It is kept in this browser and goes nowhere else. */
export function readOwnBackground(): string | undefined {
  try {
    return availableStorage()?.getItem(storageKey) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a picture, no larger than it is needed. Rejects with what is no picture, or when there is no space for it. */
export async function keepOwnBackground(file: Blob): Promise<void> {
  if (file.size > largestFileBytes)
    throw new Error(`The picture has ${file.size} bytes, more than ${largestFileBytes}.`);
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, Math.max(largest.width / picture.width, largest.height / picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const storage = availableStorage();
  if (!storage) throw new Error('This browser keeps nothing for this page.');
  storage.setItem(storageKey, canvas.toDataURL('image/jpeg', quality));
}

export function forgetOwnBackground(): void {
  availableStorage()?.removeItem(storageKey);
}
