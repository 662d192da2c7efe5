import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { LibraryStatus } from '../../../shared/contract/schemas.ts';
import { api } from '../../api/client.ts';
import { Row, Section } from '../../ui/Section.tsx';

/** Whose work is inside, as their licences ask to be named. */
const INSIDE = 'Albumen Mini (EfficientNet-Lite2, all-MiniLM-L6-v2; Apache-2.0) · GeoNames (CC BY 4.0) · Natural Earth (public domain) · libheif (LGPL-3.0) · LanceDB, ONNX Runtime, sharp, React';

/** The version, and whose work is inside. */
export function About() {
  const { t } = useLingui();
  const [status, setStatus] = useState<LibraryStatus | null>(null);
  useEffect(() => {
    // A library that is not there yet has no status: the version then stays unsaid.
    api.library.status.query().then(setStatus, () => undefined);
  }, []);
  return (
    <Section title={t`About`}>
      <Row title={status === null ? 'Albumen' : `Albumen ${status.version}`} note={INSIDE} />
      <Row title={t`What Albumen does not do`} note={<Trans>It does not recognise faces yet, has no cloud, and never changes your originals.</Trans>} />
    </Section>
  );
}
