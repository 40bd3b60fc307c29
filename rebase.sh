npx vitest run test/scratch/base 2>&1 | grep -a "Tests\|Error"
