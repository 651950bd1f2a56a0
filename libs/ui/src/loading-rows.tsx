import styles from './loading-rows.module.css';

/** Placeholder of a list that is on its way. Hidden from assistive technology, which is told in words. */
export function LoadingRows({ count = 6 }: { count?: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className={styles['row']}>
          <span className={styles['disc']} />
          <span className={styles['lines']}>
            <span style={{ width: `${38 + ((index * 23) % 34)}%` }} />
            <span style={{ width: `${62 + ((index * 17) % 30)}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}
