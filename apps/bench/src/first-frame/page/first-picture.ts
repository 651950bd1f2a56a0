/** Resolves with the time at which the video shows its first picture. */
export function firstPicture(video: HTMLVideoElement): Promise<number> {
  return new Promise((resolve) => {
    video.requestVideoFrameCallback(() => resolve(performance.now()));
  });
}
