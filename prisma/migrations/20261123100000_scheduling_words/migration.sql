-- A value of an enum can be used from the next transaction on: hence a migration of their own.
-- AlterEnum
ALTER TYPE "EditionStage" ADD VALUE 'SCHEDULED';

-- AlterEnum
ALTER TYPE "EditionStepKind" ADD VALUE 'SCHEDULED';
ALTER TYPE "EditionStepKind" ADD VALUE 'UNSCHEDULED';
