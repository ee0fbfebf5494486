import type { InductionLab } from 'ml-labs/induction';
import 'ml-labs/induction';
import 'ml-labs/react';
import { useRef, useState } from 'react';

export function App() {
  const lab = useRef<InductionLab>(null);
  const [seed, setSeed] = useState(3);
  const [step, setStep] = useState(0);
  return (
    <>
      <h1>A lab in React</h1>
      <induction-lab
        ref={lab}
        seed={seed}
        totalSteps={200}
        onlab-step={({ detail }) => setStep(detail.step)}
      />
      <p>
        Step <output id="step">{step}</output>
      </p>
      <button id="train" onClick={() => void lab.current?.train(5)}>
        Train 5 steps
      </button>
      <button id="seed" onClick={() => setSeed(seed + 1)}>
        Another seed
      </button>
    </>
  );
}
