export interface BrandMarkProps {
  size?: number;
}

/** The product's sign; decorative, the name stands beside it. */
export function BrandMark({ size = 32 }: BrandMarkProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <rect width="64" height="64" rx="16" fill="var(--colorBrandBackground)" />
      <path
        d="M17 21.5A6.5 6.5 0 0 1 23.5 15h17A6.5 6.5 0 0 1 47 21.5v9a6.5 6.5 0 0 1-6.5 6.5H30l-8.2 6.6c-1 .8-2.4.1-2.4-1.2V36.3A6.5 6.5 0 0 1 17 30.5Z"
        fill="#fff"
      />
      <circle cx="26" cy="26" r="2.6" fill="var(--colorBrandBackground)" />
      <circle cx="38" cy="26" r="2.6" fill="var(--colorBrandBackground)" />
      <path d="M26 26h12" stroke="var(--colorBrandBackground)" strokeWidth="2.2" />
      <path
        d="M30 49.5h12a6 6 0 0 0 6-6"
        fill="none"
        stroke="#9ad3df"
        strokeWidth="3.2"
        strokeLinecap="round"
      />
    </svg>
  );
}
